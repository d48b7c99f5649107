package org.safeguard.patient.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.SearchPage;
import org.safeguard.resource.SearchRequest;
import org.safeguard.resource.StoredVersion;

class ShownBudgetTest {

  private static final ResourceId ID =
      ResourceId.find("01890000-0000-7000-8000-000000000001").orElseThrow();
  private static final byte[] MEBIBYTE = new byte[1 << 20];
  private static final EntryRequest.Read READ =
      new EntryRequest.Read(entry(), ResourceType.PATIENT, ID, OptionalInt.empty());
  private static final EntryRequest.Search SEARCH = search("");

  private final ShownBudget budget = new ShownBudget();

  private static BundleEntry entry() {
    Optional<String> none = Optional.empty();
    return new BundleEntry(7, none, none, none, none, none, Set.of(), Optional.empty());
  }

  private static EntryRequest.Search search(String query) {
    return new EntryRequest.Search(
        entry(),
        ResourceType.PATIENT,
        new SearchRequest(ResourceType.PATIENT, List.of(), 1_000, Optional.empty()),
        query);
  }

  private static StoredVersion version(byte[] json) {
    return new StoredVersion(ResourceType.PATIENT, ID, 1, Instant.EPOCH, Optional.of(json));
  }

  private static EntryOutcome page(int matches, byte[] json) {
    return EntryOutcome.of(
        SEARCH, new SearchPage(Collections.nCopies(matches, version(json)), Optional.empty()));
  }

  private void refused(EntryRequest request) {
    EntryRejected rejected = assertThrows(EntryRejected.class, () -> budget.require(request));
    assertEquals(422, rejected.status());
    assertEquals("too-costly", rejected.issues().get(0).code());
    assertEquals("Bundle.entry[7]", rejected.issues().get(0).expression());
  }

  @Test
  void bytesOfReadsAndSearchesAreCounted() {
    budget.spend(page(30, MEBIBYTE));
    budget.spend(EntryOutcome.of(READ, 200, version(MEBIBYTE)));
    assertSame(READ, budget.require(READ));
    budget.spend(page(1, MEBIBYTE));
    refused(READ);
    refused(SEARCH);
  }

  @Test
  void resourcesAreCounted() {
    byte[] small = {'{', '}'};
    budget.spend(page(9_999, small));
    assertSame(SEARCH, budget.require(SEARCH));
    budget.spend(EntryOutcome.of(READ, 200, version(small)));
    refused(SEARCH);
  }

  @Test
  void queryThatThePagesLinksRepeatIsCounted() {
    EntryRequest.Search search = search("family=" + "é".repeat(8_000));
    EntryOutcome nothing = EntryOutcome.of(search, new SearchPage(List.of(), Optional.empty()));
    budget.spend(page(31, MEBIBYTE));
    for (int i = 0; i < 10; i++) {
      budget.spend(nothing);
    }
    assertSame(search, budget.require(search));
    budget.spend(nothing);
    refused(search);
  }

  @Test
  void writesCostNothingAndAreNeverRefused() {
    EntryRequest create = new EntryRequest.Create(entry(), ResourceType.PATIENT, Optional.empty());
    for (int i = 0; i < 40; i++) {
      budget.spend(EntryOutcome.of(create, 201, version(MEBIBYTE)));
    }
    assertSame(READ, budget.require(READ));
    budget.spend(page(32, MEBIBYTE));
    assertSame(create, budget.require(create));
  }
}
