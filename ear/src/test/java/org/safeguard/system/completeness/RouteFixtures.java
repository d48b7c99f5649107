package org.safeguard.system.completeness;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.safeguard.system.completeness.RouteFixture.Admits;
import org.safeguard.system.completeness.RouteFixture.Call;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.http.Patients;

/** What calls each route: whoever adds a route adds a line here. */
final class RouteFixtures {

  /** What the gate calls a request that no service has answered for. */
  static final String UNSERVED = "REQUEST";

  private static final String NOT_JSON = "{\"resourceType\":";

  private RouteFixtures() {}

  /** By route. */
  static Map<String, RouteFixture> all() {
    return Map.ofEntries(
        Map.entry(
            "GET /fhir/metadata",
            fixture(
                    "CAPABILITIES",
                    200,
                    (client, id) -> client.get("/metadata"),
                    (client, id) -> client.get("/metadata?mode=none"))
                .admitting(Admits.ALL)),
        Map.entry(
            "GET /fhir",
            fixture(
                    UNSERVED,
                    501,
                    (client, id) -> client.get("?_type=Patient"),
                    (client, id) -> client.get(""))
                .admitting(Admits.SIGNED_IN)),
        Map.entry(
            "POST /fhir",
            fixture(
                "TRANSACTION",
                200,
                (client, id) -> client.post("", transaction(id)),
                (client, id) -> client.post("", transaction(unknown())))),
        Map.entry(
            "POST /fhir/{type}",
            fixture(
                "CREATE",
                201,
                (client, id) -> client.post("/Patient", patient()),
                (client, id) -> client.post("/Patient", NOT_JSON))),
        Map.entry(
            "GET /fhir/{type}",
            fixture(
                    "SEARCH",
                    200,
                    (client, id) -> client.get("/Patient?_id=" + id),
                    (client, id) -> client.get("/Patient?no-such-parameter=1"))
                .opening()),
        Map.entry(
            "POST /fhir/{type}/_search",
            fixture(
                    "SEARCH",
                    200,
                    (client, id) -> form(client, "_id=" + id),
                    (client, id) -> form(client, "no-such-parameter=1"))
                .opening()),
        Map.entry(
            "GET /fhir/{type}/{id}",
            fixture(
                    "READ",
                    200,
                    (client, id) -> client.get("/Patient/" + id),
                    (client, id) -> client.get("/Patient/" + unknown()))
                .opening()),
        Map.entry(
            "PUT /fhir/{type}/{id}",
            fixture(
                "UPDATE",
                200,
                (client, id) -> update(client, "W/\"1\"", id),
                (client, id) -> update(client, "W/\"7\"", id))),
        Map.entry(
            "DELETE /fhir/{type}/{id}",
            fixture(
                "DELETE",
                204,
                (client, id) -> client.delete("/Patient/" + id),
                (client, id) -> client.delete("/Patient/" + unknown()))),
        Map.entry(
            "GET /fhir/{type}/{id}/_history",
            fixture(
                "HISTORY",
                200,
                (client, id) -> client.get("/Patient/" + id + "/_history"),
                (client, id) -> client.get("/Patient/" + unknown() + "/_history"))),
        Map.entry(
            "GET /fhir/{type}/{id}/_history/{version}",
            fixture(
                "VREAD",
                200,
                (client, id) -> client.get("/Patient/" + id + "/_history/1"),
                (client, id) -> client.get("/Patient/" + id + "/_history/9"))));
  }

  private static RouteFixture fixture(String action, int status, Call success, Call rejected) {
    return new RouteFixture(action, status, success, rejected, Admits.SOME_ROLES, false);
  }

  private static String patient() {
    return Patients.json(Patients.unique("Route"), "Ada", Patients.number());
  }

  private static Answer update(FhirClient client, String ifMatch, String id) {
    return client
        .with("If-Match", ifMatch)
        .put(
            "/Patient/" + id,
            Patients.json(id, Patients.unique("Route"), "Grace", Patients.number()));
  }

  private static Answer form(FhirClient client, String parameters) {
    return client
        .with("Content-Type", "application/x-www-form-urlencoded")
        .send("POST", "/Patient/_search", Optional.of(BodyPublishers.ofString(parameters)));
  }

  private static String transaction(String patient) {
    return """
        {"resourceType":"Bundle","type":"transaction","entry":[\
        {"resource":%s,"request":{"method":"POST","url":"Patient"}},\
        {"request":{"method":"GET","url":"Patient/%s"}}]}"""
        .formatted(patient(), patient);
  }

  private static String unknown() {
    return UUID.randomUUID().toString();
  }
}
