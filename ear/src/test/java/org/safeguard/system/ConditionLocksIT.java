package org.safeguard.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.http.Patients;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;

/** Transactions that create under the same condition at once. */
@SystemTest
class ConditionLocksIT {

  private static final int MANY = 1_001;

  private final RunningStack stack;
  private final FhirClient fhir;

  ConditionLocksIT(RunningStack stack) {
    this.stack = stack;
    this.fhir = stack.fhirAsSystem();
  }

  @Test
  void transactionOfManyConditionsAndOneOfTheSameMakeOne() {
    String shared = Patients.unique("npi");
    String more = Patients.unique("many");
    Stream<String> others = IntStream.range(1, MANY).mapToObj(i -> create(more + "-" + i));
    String[] many = Stream.concat(Stream.of(create(shared)), others).toArray(String[]::new);
    CompletableFuture<Answer> large = CompletableFuture.supplyAsync(() -> transaction(many));
    CompletableFuture<Answer> small =
        CompletableFuture.supplyAsync(() -> transaction(create(shared)));
    List<String> statuses =
        Stream.of(large.join(), small.join())
            .map(answer -> answer.json().findValuesAsText("status").get(0))
            .sorted()
            .toList();
    assertEquals(List.of("200", "201"), statuses);
    assertEquals(
        1, fhir.get("/Practitioner?identifier=urn:npi%7C" + shared).json().get("entry").size());
  }

  @Test
  void whoWaitsTooLongForAnotherIsToldToComeAgain() throws Exception {
    String npi = Patients.unique("npi");
    try (var other = stack.databases().asSuperuser().connect();
        var lock = other.prepareStatement("select pg_advisory_lock(x'5342000000000000'::bigint)")) {
      lock.execute();
      Answer answer = transaction(create(npi));
      assertEquals(503, answer.status(), answer::text);
      assertEquals(Optional.of("5"), answer.header("Retry-After"));
    }
    assertTrue(
        fhir.get("/Practitioner?identifier=urn:npi%7C" + npi).json().path("entry").isMissingNode());
  }

  private Answer transaction(String... entries) {
    String bundle =
        "{'resourceType':'Bundle','type':'transaction','entry':["
            + String.join(",", entries)
            + "]}";
    return fhir.post("", bundle.replace('\'', '"'));
  }

  private static String create(String npi) {
    return """
        {'resource':{'resourceType':'Practitioner','identifier':[{'system':'urn:npi','value':'%1$s'}]},
         'request':{'method':'POST','url':'Practitioner','ifNoneExist':'identifier=urn:npi|%1$s'}}"""
        .formatted(npi);
  }
}
