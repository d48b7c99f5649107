package org.safeguard.patient.request;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.safeguard.resource.InvalidRequest;
import org.safeguard.resource.Issue;
import org.safeguard.resource.UnprocessableResource;

/**
 * The parameters of a query or a form, in their order. The values are PHI, so this record never
 * prints them.
 */
public record QueryString(List<Parameter> parameters) {

  /** As long as the address of a request may be; two characters can make a value. */
  static final int LONGEST = 8_192;

  private static final String NOT_UTF8 = "\uFFFD";

  /** A name with its modifier, and a value. */
  public record Parameter(String name, String value) {

    @Override
    public String toString() {
      return "parameter";
    }
  }

  public QueryString {
    parameters = List.copyOf(parameters);
  }

  /**
   * Reads what stands after the question mark of an address, or in the body of a form.
   *
   * @throws InvalidRequest if it is not percent-encoded UTF-8
   * @throws UnprocessableResource if it has more than {@value #LONGEST} characters
   */
  public static QueryString parse(String encoded) {
    if (encoded.length() > LONGEST) {
      throw new UnprocessableResource(
          List.of(Issue.of("too-costly", "A search may be written in 8,192 characters at most.")));
    }
    List<Parameter> parameters = new ArrayList<>();
    for (String pair : encoded.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.add(new Parameter(decode(name), decode(value)));
      }
    }
    return new QueryString(parameters);
  }

  private static String decode(String encoded) {
    try {
      String text = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
      if (!text.contains(NOT_UTF8)) {
        return text;
      }
    } catch (IllegalArgumentException e) {
      // Its message quotes the value; what follows says the same without.
    }
    throw new InvalidRequest("The parameters are not percent-encoded UTF-8.");
  }

  /** These and then others. */
  public QueryString and(QueryString others) {
    List<Parameter> both = new ArrayList<>(parameters);
    both.addAll(others.parameters);
    return new QueryString(both);
  }

  public QueryString with(String name, String value) {
    return and(new QueryString(List.of(new Parameter(name, value))));
  }

  public QueryString without(String name) {
    return new QueryString(
        parameters.stream().filter(parameter -> !parameter.name().equals(name)).toList());
  }

  /**
   * The value of a parameter that may stand only once.
   *
   * @throws InvalidRequest if it stands twice
   */
  public Optional<String> find(String name) {
    List<String> values =
        parameters.stream().filter(p -> p.name().equals(name)).map(Parameter::value).toList();
    if (values.size() > 1) {
      throw new InvalidRequest("A parameter stands twice that may stand only once.");
    }
    return values.stream().findFirst();
  }

  /** As it would stand after a question mark. */
  public String encoded() {
    StringBuilder query = new StringBuilder();
    for (Parameter parameter : parameters) {
      query.append(query.isEmpty() ? "" : "&").append(encode(parameter.name()));
      query.append('=').append(encode(parameter.value()));
    }
    return query.toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return parameters.size() + " parameters";
  }
}
