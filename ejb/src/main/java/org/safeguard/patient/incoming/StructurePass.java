package org.safeguard.patient.incoming;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.safeguard.patient.search.Tap;
import org.safeguard.patient.structure.Content;
import org.safeguard.patient.structure.ElementType;
import org.safeguard.patient.structure.Member;
import org.safeguard.patient.structure.R4Structures;
import org.safeguard.resource.ResourceType;

/** Walks once over a resource: checks it against R4 and tells an observer what it comes by. */
final class StructurePass {

  private static final String RESOURCE_TYPE = "resourceType";

  /** A resource within a resource within ... looks ahead each time, so this bounds the work. */
  private static final int DEEPEST_RESOURCE = 8;

  private final JsonParser parser;
  private final Embedded embedded;
  private final Findings findings;
  private final Location location;
  private final PassObserver observer;
  private final PrimitiveCheck primitives;
  private Optional<String> id = Optional.empty();
  private int resourceDepth;
  private boolean contained;

  /**
   * Of what is contained in the resource that the pass is in: each resource has names of its own.
   */
  private Set<String> containedIds = new HashSet<>();

  /**
   * @param embedded finds out the types of resources within the resource
   */
  StructurePass(JsonParser parser, Embedded embedded, Findings findings, PassObserver observer) {
    this.parser = parser;
    this.embedded = embedded;
    this.findings = findings;
    this.location = findings.location();
    this.observer = observer;
    this.primitives = new PrimitiveCheck(parser, findings);
  }

  /**
   * Goes over the whole input, and says which id the resource has.
   *
   * @param root how places within it are to begin, such as its type's name
   */
  Optional<String> run(ResourceType expected, String root, Tap tap) throws IOException {
    location.enter(root);
    if (parser.nextToken() == JsonToken.START_OBJECT) {
      resource(expected, tap);
    } else {
      findings.structure("The content is not a JSON object.");
      parser.skipChildren();
    }
    if (parser.nextToken() != null) {
      findings.structure("Something stands after the end of the resource.");
    }
    return id;
  }

  private void resource(ResourceType type, Tap tap) throws IOException {
    resourceDepth++;
    object(R4Structures.get(type), tap);
    resourceDepth--;
  }

  private void object(ElementType type, Tap tap) throws IOException {
    ObjectCheck check = new ObjectCheck(type);
    boolean typed = !type.isResource();
    boolean empty = typed;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      empty = false;
      String name = parser.currentName();
      observer.member(location.depth(), name, parser);
      if (type.isResource() && name.equals(RESOURCE_TYPE)) {
        typed = resourceType(type, typed);
      } else {
        member(type, check, name, tap);
      }
    }
    observer.end(location.depth(), tap, parser);
    if (empty) {
      findings.structure("An object must not be empty.");
    }
    if (type.isResource()) {
      endResource(check, typed);
    }
    check.end(findings);
  }

  private void endResource(ObjectCheck check, boolean typed) {
    if (!typed) {
      findings.required(RESOURCE_TYPE);
    }
    if (contained && !check.has("id")) {
      // Without an id nothing can refer to it, and it stands for nothing.
      findings.required("id");
    }
  }

  private boolean resourceType(ElementType type, boolean again) throws IOException {
    boolean same =
        parser.nextToken() == JsonToken.VALUE_STRING && parser.getText().equals(type.name());
    if (again) {
      findings.structure("The resourceType stands here twice.");
    } else if (!same) {
      findings.structure("The resourceType must be " + type.name() + " here.");
    }
    parser.skipChildren();
    return true;
  }

  private void member(ElementType type, ObjectCheck check, String name, Tap tap)
      throws IOException {
    Optional<Member> known = type.findMember(name);
    if (known.isEmpty()) {
      findings.unknownElement(parser.currentTokenLocation());
      parser.nextToken();
      parser.skipChildren();
      return;
    }
    Member member = known.get();
    parser.nextToken();
    location.enter(member.child().name());
    if (!check.admits(member)) {
      findings.structure("This element stands here more than once.");
      parser.skipChildren();
    } else if (member.child().repeats()) {
      list(type, member, check, tap.at(name));
    } else {
      single(type, member, tap.at(name));
    }
    location.leave();
  }

  private void list(ElementType owner, Member member, ObjectCheck check, Tap tap)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      findings.structure("This element is a list: an array must stand here.");
      parser.skipChildren();
      return;
    }
    BitSet nulls = new BitSet(0);
    int length = 0;
    for (; parser.nextToken() != JsonToken.END_ARRAY; length++) {
      location.item(length);
      if (parser.currentToken() == JsonToken.VALUE_NULL && member.paired()) {
        nulls.set(length);
      } else {
        value(owner, member, tap);
      }
    }
    location.wholeList();
    if (length == 0) {
      findings.structure("An array must not be empty.");
    }
    if (member.paired()) {
      check.list(member, length, nulls);
    }
  }

  private void single(ElementType owner, Member member, Tap tap) throws IOException {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      findings.structure("This element is no list: no array may stand here.");
      parser.skipChildren();
    } else {
      value(owner, member, tap);
    }
  }

  private void value(ElementType owner, Member member, Tap tap) throws IOException {
    if (member.content() instanceof Content.Primitive primitive) {
      primitive(owner, member, primitive, tap);
    } else if (parser.currentToken() != JsonToken.START_OBJECT) {
      findings.structure("An object must stand here.");
      parser.skipChildren();
    } else if (member.content() instanceof Content.Complex complex) {
      object(complex.type(), tap);
    } else {
      embedded(member);
    }
  }

  private void primitive(ElementType owner, Member member, Content.Primitive primitive, Tap tap)
      throws IOException {
    Optional<String> text = primitives.read(primitive);
    if (text.isPresent()) {
      // The index must take up what is stored, such as an identifier's system that was a link.
      observer.value(tap, stored(owner, member, primitive, tap, text.get()));
      if (contained && owner.isResource() && member.name().equals("id")) {
        containedId(text.get());
      }
      if (location.depth() == 2 && member.name().equals("id")) {
        id = text;
      }
    }
  }

  private void containedId(String id) {
    observer.containedId(id, location);
    if (!containedIds.add(id)) {
      findings.structure("Another contained resource has the same id.");
    }
  }

  private String stored(
      ElementType owner, Member member, Content.Primitive primitive, Tap tap, String text)
      throws IOException {
    boolean reference = owner.isReferenceText(member);
    return reference || primitive.type().isLink()
        ? observer.link(tap, text, reference, findings, parser)
        : text;
  }

  private void embedded(Member member) throws IOException {
    if (observer.passesOver(parser, location)) {
      return;
    }
    boolean within = contained;
    Set<String> idsAround = containedIds;
    contained = member.name().equals("contained");
    if (!contained) {
      containedIds = new HashSet<>();
    }
    if (within && contained) {
      findings.invariant("dom-2", "a contained resource must not contain resources.");
    }
    Optional<ResourceType> type =
        embedded.findType((int) parser.currentLocation().getByteOffset() - 1);
    if (resourceDepth == DEEPEST_RESOURCE) {
      findings.structure("Resources are nested too deeply.");
      parser.skipChildren();
    } else if (type.isEmpty()) {
      findings.structure("The resourceType must name a type of FHIR R4 here.");
      parser.skipChildren();
    } else {
      resource(type.get(), Tap.NONE);
    }
    contained = within;
    containedIds = idsAround;
  }
}
