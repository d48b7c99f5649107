package org.safeguard.stack.patients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.safeguard.stack.StackException;
import org.safeguard.stack.patients.Trouble.Kind;

/** A FHIR API, asked with a token that is renewed. */
public final class FhirServer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration FOR_A_SEARCH = Duration.ofMinutes(1);
  private static final Duration FOR_A_BUNDLE = Duration.ofMinutes(10);

  private final FhirConnection connection;
  private final Waiting waiting;

  /**
   * @param base its address, without a slash at the end
   */
  public FhirServer(HttpClient http, String base, TokenSource tokens, Waiting waiting) {
    this.connection = new FhirConnection(http, base, tokens, waiting.clock());
    this.waiting = waiting;
  }

  Waiting waiting() {
    return waiting;
  }

  /**
   * How often no one listened at its address. When that has grown, whatever it was at work on has
   * ended.
   */
  int outages() {
    return connection.outages();
  }

  /**
   * Whether it has a resource of that type with that identifier; waits until it can say.
   *
   * @throws Refused if it does not search for that
   * @throws StackException if it does not answer within ten minutes
   */
  boolean holds(String type, Identifier identifier) throws Refused {
    // In the body, because addresses are logged on the way and an identifier may be PHI.
    var search =
        connection
            .request("/" + type + "/_search", FOR_A_SEARCH)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(identifier.query() + "&_count=1"));
    Reply reply = untilAnswered(search);
    if (reply.status() != 200) {
      throw new Refused("cannot be looked up: " + Outcome.of(reply).text());
    }
    return hasMatch(reply, type);
  }

  /**
   * Returns once it answers.
   *
   * @throws StackException if it does not within ten minutes
   */
  void awaitAnswer() throws Refused {
    untilAnswered(connection.request("/metadata", FOR_A_SEARCH).GET());
  }

  /**
   * Posts a resource, or a bundle to the empty path, once.
   *
   * @throws Trouble if there is no answer, or one that does not say whether it was done
   */
  Reply post(String path, BodyPublisher body) throws Trouble {
    return connection.send(
        connection
            .request(path, FOR_A_BUNDLE)
            .header("Content-Type", FhirConnection.FHIR_JSON)
            .header("Prefer", "return=minimal")
            .POST(body));
  }

  /** Good for what changes nothing, which may be asked as often as needed. */
  private Reply untilAnswered(HttpRequest.Builder question) throws Refused {
    Patience patience = new Patience(waiting);
    while (true) {
      try {
        return connection.send(question);
      } catch (Trouble trouble) {
        if (trouble.kind() == Kind.FAULT) {
          throw new Refused("cannot be looked up: " + trouble.getMessage());
        }
        if (!patience.await(trouble)) {
          throw new StackException(
              "The load ends, because after ten minutes still: " + trouble.getMessage(), trouble);
        }
      }
    }
  }

  private static boolean hasMatch(Reply reply, String type) throws Refused {
    try {
      for (JsonNode entry : JSON.readTree(reply.body()).path("entry")) {
        if (entry.at("/resource/resourceType").asText().equals(type)) {
          return true;
        }
      }
      return false;
    } catch (IOException notJson) {
      throw new Refused("cannot be looked up: the answer is not JSON");
    }
  }
}
