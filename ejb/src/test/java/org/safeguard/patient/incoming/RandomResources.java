package org.safeguard.patient.incoming;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.safeguard.patient.structure.Content;
import org.safeguard.patient.structure.ElementType;
import org.safeguard.patient.structure.Member;
import org.safeguard.patient.structure.PrimitiveType;
import org.safeguard.patient.structure.R4Structures;
import org.safeguard.resource.ResourceType;

/** Makes sound resources of any type at random, the same for the same seed. */
final class RandomResources {

  private static final int DEEPEST = 6;
  private static final List<String> TEXTS =
      List.of(
          "a", " b  c ", "Zoë", "x\\\"y", "\\\\", "tab\\tnew\\nline", "\\u00e9", "😀", "{[,:]}");

  /** With escapes in them and without. */
  private static final List<String> REFERENCES =
      List.of(
          "Group\\/1",
          "P\\u0061tient/a-1",
          "https://other/fhir/Patient/1",
          "urn:x\\\"y",
          "urn: b  c\\\\",
          "urn:Zoë",
          "#");

  private final Random random;

  private final boolean siblings;

  /** How many resources stand within others: each has an id of its own. */
  private int within;

  RandomResources(long seed) {
    this(seed, true);
  }

  /**
   * @param siblings whether ids and extensions may stand where a primitive value could
   */
  RandomResources(long seed, boolean siblings) {
    random = new Random(seed);
    this.siblings = siblings;
  }

  String resource(ResourceType type) {
    return object(R4Structures.get(type), 0);
  }

  private String object(ElementType type, int depth) {
    StringBuilder json = new StringBuilder("{" + space());
    String comma = "";
    if (type.isResource()) {
      json.append("\"resourceType\"").append(space()).append(":\"").append(type).append('"');
      comma = ",";
    }
    for (Member member : chosen(type, depth).values()) {
      json.append(comma).append(space()).append('"').append(member.name()).append('"');
      json.append(space()).append(':').append(space());
      json.append(
          type.isReferenceText(member) ? '"' + pick(REFERENCES) + '"' : element(member, depth + 1));
      comma = space() + ",";
    }
    return json.append(space()).append('}').toString();
  }

  /** At most one member for each child; the required ones and, seldom the deeper, others. */
  private Map<Integer, Member> chosen(ElementType type, int depth) {
    List<Member> members =
        StreamSupport.stream(type.members().spliterator(), false)
            .sorted(java.util.Comparator.comparing(Member::name))
            .toList();
    Map<Integer, Member> chosen = new HashMap<>();
    for (int i = 0; i < members.size() * 2; i++) {
      Member member = members.get(random.nextInt(members.size()));
      boolean required = (type.required() & member.child().bit()) != 0;
      boolean taken = required || (depth < DEEPEST && random.nextInt(3 + 3 * depth) == 0);
      if (taken && fits(type, member, depth)) {
        chosen.putIfAbsent(member.child().index(), member);
      }
    }
    return complete(type, members, chosen);
  }

  private Map<Integer, Member> complete(
      ElementType type, List<Member> members, Map<Integer, Member> chosen) {
    boolean extension = type.name().equals("Extension");
    for (Member member : members) {
      boolean required = (type.required() & member.child().bit()) != 0 && !member.sibling();
      boolean value = extension && member.name().equals("valueString");
      boolean first = chosen.isEmpty() && !type.isResource() && member.name().equals("id");
      if (required || first || value) {
        chosen.putIfAbsent(member.child().index(), member);
      }
    }
    return chosen;
  }

  private boolean fits(ElementType type, Member member, int depth) {
    boolean nested = member.content() instanceof Content.Resource && depth > 0;
    boolean both = type.name().equals("Extension") && member.name().equals("extension");
    return !nested && !both && (siblings || !member.sibling());
  }

  private String element(Member member, int depth) {
    if (!member.child().repeats()) {
      return value(member, depth);
    }
    StringBuilder list = new StringBuilder("[" + space() + value(member, depth));
    for (int i = random.nextInt(3); i > 0; i--) {
      list.append(space()).append(',').append(space()).append(value(member, depth));
    }
    return list.append(space()).append(']').toString();
  }

  private String value(Member member, int depth) {
    if (member.content() instanceof Content.Primitive primitive) {
      return primitive.codes().isEmpty()
          ? primitive(primitive.type())
          : '"' + pick(primitive.codes().stream().sorted().toList()) + '"';
    }
    if (member.content() instanceof Content.Complex complex) {
      return object(complex.type(), depth);
    }
    within++;
    return "{\"active\":true,\"id\":\"c" + within + "\",\"resourceType\":\"Patient\"}";
  }

  private String primitive(PrimitiveType type) {
    Supplier<String> quoted =
        () ->
            switch (type) {
              case XHTML -> "<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\"><p>a</p></div>";
              case CODE -> pick(List.of("a", "b c", "d-1"));
              case ID -> pick(List.of("a", "A-1.b"));
              case URI, URL, CANONICAL -> pick(List.of("http://a/b?c=d", "urn:x", "#e"));
              case OID -> "urn:oid:1.2.840";
              case UUID -> "urn:uuid:c757873d-ec9a-4326-a141-556f43239520";
              case BASE64_BINARY -> pick(List.of("YQ==", "YWJj"));
              case DATE -> pick(List.of("1999", "1999-12", "1999-12-31"));
              case DATE_TIME -> pick(List.of("1999", "1999-12-31T23:59:59.1234+02:00"));
              case INSTANT -> "1999-12-31T23:59:59Z";
              case TIME -> "23:59:59";
              default -> pick(TEXTS);
            };
    return switch (type) {
      case BOOLEAN -> pick(List.of("true", "false"));
      case INTEGER -> pick(List.of("0", "-5", "2147483647"));
      case UNSIGNED_INT -> pick(List.of("0", "7"));
      case POSITIVE_INT -> pick(List.of("1", "8"));
      case DECIMAL -> pick(List.of("1.00", "-0.5", "1e3", "1E-07", "12345678901234567890.10"));
      default -> '"' + quoted.get() + '"';
    };
  }

  private String space() {
    return pick(List.of("", "", "", " ", "\n  ", "\t", "\r\n"));
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
