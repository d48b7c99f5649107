package org.safeguard.patient.structure;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.safeguard.resource.ResourceType;

/**
 * The types of R4, made from HAPI's definitions when first asked for and kept. Safe for many
 * threads.
 */
public final class R4Structures {

  private static final R4Structures INSTANCE = new R4Structures(FhirContext.forR4Cached());

  private final FhirContext hapi;
  private final Map<String, ElementType> resources = new ConcurrentHashMap<>();
  // Types share parts, so they are made under one lock; identity, since names of parts recur.
  private final Map<BaseRuntimeElementDefinition<?>, ElementType> made = new HashMap<>();
  private final ElementType sibling = new ElementType(ElementType.ELEMENT, false);

  private R4Structures(FhirContext hapi) {
    this.hapi = hapi;
  }

  /** The definition of a resource type. */
  public static ElementType get(ResourceType type) {
    return INSTANCE.resource(type.name());
  }

  private ElementType resource(String name) {
    ElementType known = resources.get(name);
    return known != null ? known : make(name);
  }

  private synchronized ElementType make(String name) {
    ElementType type = complex(hapi.getResourceDefinition(name));
    resources.put(name, type);
    return type;
  }

  private ElementType complex(BaseRuntimeElementDefinition<?> definition) {
    ElementType known = made.get(definition);
    if (known != null) {
      return known;
    }
    ElementType type =
        new ElementType(definition.getName(), definition instanceof RuntimeResourceDefinition);
    made.put(definition, type);
    define(type, (BaseRuntimeElementCompositeDefinition<?>) definition);
    if (type.name().equals("Extension")) {
      defineSibling(type);
    }
    return type;
  }

  private void define(ElementType type, BaseRuntimeElementCompositeDefinition<?> definition) {
    List<Child> children = new ArrayList<>();
    Map<String, Member> members = new HashMap<>();
    long required = 0;
    for (BaseRuntimeChildDefinition child : definition.getChildrenAndExtension()) {
      Child named = new Child(children.size(), child.getElementName(), child.getMax() != 1);
      children.add(named);
      required |= child.getMin() > 0 ? named.bit() : 0;
      for (String name : JsonNames.of(child)) {
        add(type, members, name, named, content(child, name));
      }
    }
    if (children.size() > Long.SIZE) {
      throw new IllegalStateException(type + " has more children than a mask has bits");
    }
    type.define(children, members, required);
  }

  private void add(
      ElementType owner, Map<String, Member> members, String name, Child child, Content content) {
    members.put(name, new Member(name, child, false, content));
    if (content instanceof Content.Primitive primitive && isExtensible(owner, name, primitive)) {
      Content beside = new Content.Complex(sibling);
      members.put("_" + name, new Member("_" + name, child, true, beside));
    }
  }

  /** Ids, the URLs of extensions and XHTML are plain strings, without id and extensions. */
  private static boolean isExtensible(ElementType owner, String name, Content.Primitive content) {
    boolean url = owner.name().equals("Extension") && name.equals("url");
    return !url && !name.equals("id") && content.type() != PrimitiveType.XHTML;
  }

  private Content content(BaseRuntimeChildDefinition child, String name) {
    if (JsonNames.isExtension(child)) {
      return new Content.Complex(complex(hapi.getElementDefinition("Extension")));
    }
    BaseRuntimeElementDefinition<?> definition = child.getChildByName(name);
    return switch (definition.getChildType()) {
      case PRIMITIVE_DATATYPE, ID_DATATYPE, PRIMITIVE_XHTML_HL7ORG, PRIMITIVE_XHTML ->
          new Content.Primitive(PrimitiveType.get(definition.getName()), RequiredCodes.of(child));
      case CONTAINED_RESOURCES, CONTAINED_RESOURCE_LIST, RESOURCE -> new Content.Resource();
      default -> new Content.Complex(complex(definition));
    };
  }

  private void defineSibling(ElementType extension) {
    Child id = new Child(0, "id", false);
    Child extensions = new Child(1, "extension", true);
    Content text = new Content.Primitive(PrimitiveType.STRING, Set.of());
    sibling.define(
        List.of(id, extensions),
        Map.of(
            "id",
            new Member("id", id, false, text),
            "extension",
            new Member("extension", extensions, false, new Content.Complex(extension))),
        0);
  }
}
