package org.safeguard.patient.search;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The search values of one resource by parameter, and their document: an object with an array for
 * each parameter that has values, in which a value is a string, or for identifiers {@code
 * {"system":…,"value":…}}. PHI, so it never prints them.
 */
public final class Summary {

  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, List<SearchValue>> values = new LinkedHashMap<>();

  private Summary() {}

  static Summary of(SearchValues all) {
    Summary summary = new Summary();
    all.values().forEach(summary::add);
    return summary;
  }

  private void add(SearchValue value) {
    values.computeIfAbsent(value.parameter(), parameter -> new ArrayList<>()).add(value);
  }

  /** The values of a parameter, in the resource's order. */
  public List<SearchValue> values(String parameter) {
    return values.getOrDefault(parameter, List.of());
  }

  byte[] json() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      for (Map.Entry<String, List<SearchValue>> entry : values.entrySet()) {
        out.writeArrayFieldStart(entry.getKey());
        for (SearchValue value : entry.getValue()) {
          write(out, value);
        }
        out.writeEndArray();
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator out, SearchValue value) throws IOException {
    if (value.system().isEmpty()) {
      out.writeString(value.value());
    } else {
      out.writeStartObject();
      out.writeStringField("system", value.system());
      out.writeStringField("value", value.value());
      out.writeEndObject();
    }
  }

  /**
   * Reads a summary.
   *
   * @throws IllegalArgumentException if these are not the bytes of one
   */
  public static Summary read(byte[] json) {
    Summary summary = new Summary();
    try (JsonParser in = JSON.createParser(json)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String parameter = in.currentName();
        in.nextToken();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          summary.add(value(in, parameter));
        }
      }
      return summary;
    } catch (IOException e) {
      // The parser's own message would quote the document.
      throw new IllegalArgumentException("not a summary");
    }
  }

  private static SearchValue value(JsonParser in, String parameter) throws IOException {
    if (in.currentToken() == JsonToken.VALUE_STRING) {
      return new SearchValue(parameter, "", in.getText());
    }
    String system = "";
    String value = "";
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      boolean isSystem = in.currentName().equals("system");
      String text = in.nextTextValue();
      if (isSystem) {
        system = text;
      } else {
        value = text;
      }
    }
    return new SearchValue(parameter, system, value);
  }

  @Override
  public String toString() {
    return "summary of " + values.keySet();
  }
}
