package org.safeguard.web.console.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.safeguard.resource.RecordedChange;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.StoredVersion;
import org.safeguard.web.console.history.Change;
import org.safeguard.web.console.patient.HistoryStep.Kind;

class HistoryStepsTest {

  @Test
  void eachVersionIsHeldAgainstTheOneBefore() {
    List<HistoryStep> steps =
        HistorySteps.of(
            List.of(version(2, "{\"gender\":\"female\"}"), version(1, "{\"gender\":\"unknown\"}")));
    assertEquals(List.of(Kind.CHANGED, Kind.CREATED), kinds(steps));
    assertEquals(
        List.of(new Change("Gender", Optional.of("unknown"), Optional.of("female"))),
        steps.get(0).changes());
    assertEquals(
        List.of(new Change("Gender", Optional.empty(), Optional.of("unknown"))),
        steps.get(1).changes());
  }

  @Test
  void whatWasDeletedAndWrittenAgainWasBroughtBack() {
    List<HistoryStep> steps =
        HistorySteps.of(
            List.of(
                version(3, "{\"gender\":\"female\"}"),
                version(2, null),
                version(1, "{\"gender\":\"female\"}")));
    assertEquals(List.of(Kind.RESTORED, Kind.DELETED, Kind.CREATED), kinds(steps));
  }

  @Test
  void theLastOfAPartSaysThatThereIsMore() {
    List<HistoryStep> steps =
        HistorySteps.of(List.of(version(7, "{\"active\":true}"), version(6, "{}")));
    assertEquals(List.of(Kind.CHANGED, Kind.BEYOND), kinds(steps));
  }

  @Test
  void aNumberBeyondAllMeasureIsShownAsItWasWritten() {
    List<HistoryStep> steps = HistorySteps.of(List.of(version(1, "{\"x\":1E99999999999}")));
    assertEquals(Optional.of("1E99999999999"), steps.get(0).changes().get(0).after());
  }

  private static List<Kind> kinds(List<HistoryStep> steps) {
    return steps.stream().map(HistoryStep::kind).toList();
  }

  private static RecordedChange version(int number, String json) {
    Instant at = Instant.parse("2026-11-23T08:00:00Z").plusSeconds(number);
    return new RecordedChange(
        new StoredVersion(
            ResourceType.PATIENT,
            new ResourceId(new UUID(1, 1)),
            number,
            at,
            Optional.ofNullable(json).map(text -> text.getBytes(StandardCharsets.UTF_8))),
        at,
        "nurse",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
