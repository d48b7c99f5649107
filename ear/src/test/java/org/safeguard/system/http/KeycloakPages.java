package org.safeguard.system.http;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One visit to Keycloak's sign-in pages: fills in the forms that it shows and sends them, with a
 * cookie jar of its own.
 */
public final class KeycloakPages {

  private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
  private static final Pattern SECRET =
      Pattern.compile("name=\"totpSecret\"[^>]*value=\"([^\"]+)\"");

  private final HttpClient http;
  private Answer page;

  /**
   * @param http trusts the stack; it is copied, since the cookies are this visit's own
   */
  public KeycloakPages(UnaryOperator<HttpClient.Builder> http) {
    this.http =
        http.apply(HttpClient.newBuilder())
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  public KeycloakPages open(URI address) {
    page = follow(Http.send(http, HttpRequest.newBuilder(address).build()), address);
    return this;
  }

  /** Sends the form on the page, with its hidden fields where the test does not name them. */
  public KeycloakPages send(Map<String, String> fields) {
    Matcher form = FORM.matcher(page.text());
    if (!form.find()) {
      throw new AssertionError("no form on the page: " + page);
    }
    URI action = URI.create(form.group(1).replace("&amp;", "&"));
    HttpRequest request =
        HttpRequest.newBuilder(action)
            .header("Content-Type", Form.TYPE)
            .POST(BodyPublishers.ofString(Form.encode(fields)))
            .build();
    page = follow(Http.send(http, request), action);
    return this;
  }

  public KeycloakPages password(String username, String password) {
    return send(Map.of("username", username, "password", password, "credentialId", ""));
  }

  public KeycloakPages code(String code) {
    return send(Map.of("otp", code));
  }

  /** What the page shows, or the redirect to the client that ended the visit. */
  public Answer page() {
    return page;
  }

  /** Where Keycloak sent the browser in the end: the client's address with the code. */
  public Optional<URI> destination() {
    return page.header("Location").map(URI::create);
  }

  /** The secret that the page for setting up one-time codes offers, where it is that page. */
  public Optional<String> offeredSecret() {
    return Optional.of(SECRET.matcher(page.text())).filter(Matcher::find).map(m -> m.group(1));
  }

  /** Follows redirects within Keycloak; one that leads elsewhere is where the visit ends. */
  private Answer follow(Answer answer, URI from) {
    Answer latest = answer;
    Optional<URI> next = latest.header("Location").map(from::resolve);
    while (next.filter(to -> to.getAuthority().equals(from.getAuthority())).isPresent()) {
      latest = Http.send(http, HttpRequest.newBuilder(next.get()).build());
      next = latest.header("Location").map(from::resolve);
    }
    return latest;
  }
}
