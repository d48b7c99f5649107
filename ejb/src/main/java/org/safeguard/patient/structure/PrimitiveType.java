package org.safeguard.patient.structure;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** FHIR R4's primitive types and how their values are written (R4, "Data Types"). */
public enum PrimitiveType {
  BOOLEAN("boolean", JsonForm.BOOLEAN, text -> true),
  INTEGER("integer", JsonForm.INTEGER, text -> Numbers.between(text, Integer.MIN_VALUE)),
  UNSIGNED_INT("unsignedInt", JsonForm.INTEGER, text -> Numbers.between(text, 0)),
  POSITIVE_INT("positiveInt", JsonForm.INTEGER, text -> Numbers.between(text, 1)),
  DECIMAL("decimal", JsonForm.NUMBER, Numbers::decimal),
  STRING("string", JsonForm.STRING, Texts::text),
  MARKDOWN("markdown", JsonForm.STRING, Texts::text),
  XHTML("xhtml", JsonForm.STRING, Texts::xhtml),
  CODE("code", JsonForm.STRING, Texts::code),
  ID("id", JsonForm.STRING, Texts::id),
  URI("uri", JsonForm.STRING, Texts::uri),
  URL("url", JsonForm.STRING, Texts::uri),
  CANONICAL("canonical", JsonForm.STRING, Texts::uri),
  OID("oid", JsonForm.STRING, Texts::oid),
  UUID("uuid", JsonForm.STRING, Texts::uuid),
  BASE64_BINARY("base64Binary", JsonForm.STRING, Texts::base64),
  DATE("date", JsonForm.STRING, Times::date),
  DATE_TIME("dateTime", JsonForm.STRING, Times::dateTime),
  INSTANT("instant", JsonForm.STRING, Times::instant),
  TIME("time", JsonForm.STRING, Times::time);

  /** Which JSON value carries it. */
  public enum JsonForm {
    BOOLEAN("true or false"),
    INTEGER("a whole number"),
    NUMBER("a number"),
    STRING("a string");

    private final String words;

    JsonForm(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  private static final Map<String, PrimitiveType> BY_CODE =
      Stream.of(values()).collect(Collectors.toMap(type -> type.code, Function.identity()));

  private final String code;
  private final JsonForm form;
  private final Predicate<String> format;

  PrimitiveType(String code, JsonForm form, Predicate<String> format) {
    this.code = code;
    this.form = form;
    this.format = format;
  }

  static PrimitiveType get(String code) {
    PrimitiveType type = BY_CODE.get(code);
    if (type == null) {
      throw new IllegalArgumentException("no primitive type " + code);
    }
    return type;
  }

  /** Whether its values are addresses, which may lead to another resource of a bundle. */
  public boolean isLink() {
    return this == URI || this == URL || this == CANONICAL || this == OID || this == UUID;
  }

  /** The name that FHIR gives it. */
  public String code() {
    return code;
  }

  public JsonForm form() {
    return form;
  }

  /** Whether a value, given as the text between the quotes or of the number, is written right. */
  public boolean allows(String text) {
    return format.test(text);
  }
}
