package org.safeguard.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TokenIndexTest {

  private final Keys keys = new Keys();
  private final TokenIndex index = new TokenIndex(keys.dataKeys);

  @BeforeEach
  void observe() {
    keys.events.observer = index::forget;
  }

  /** Made by another implementation (Python's hmac) from the documented derivation. */
  @Test
  void storedExampleHolds() {
    byte[] bytes = new byte[32];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    UUID id = UUID.randomUUID();
    byte[] commitment = KeyCommitment.of(new KeyCopy(bytes), id, KeyPurpose.INDEX, "tokens");
    WrappedKey wrapped = keys.vault.wrap(KeyPurpose.INDEX, "tokens", bytes);
    keys.table.put(new StoredKey(id, KeyPurpose.INDEX, wrapped, commitment));
    assertEquals(0x90762588087a810cL, index.token("Patient.family", "müller"));
  }

  @Test
  void sameValueGivesTheSameTokenInEveryThread() throws Exception {
    long here = index.token("Patient.family", "rossi");
    var thread = Executors.newSingleThreadExecutor();
    long there = thread.submit(() -> index.token("Patient.family", "rossi")).get();
    thread.shutdown();
    assertEquals(here, there);
    assertEquals(here, index.token("Patient.family", "rossi"));
  }

  @Test
  void sameValueInAnotherFieldGivesAnotherToken() {
    assertNotEquals(index.token("Patient.family", "rossi"), index.token("Patient.given", "rossi"));
  }

  @Test
  void fieldAndValueDoNotRunIntoEachOther() {
    assertNotEquals(index.token("ab", "c"), index.token("a", "bc"));
  }

  @Test
  void vaultAway_indexKeyIsKept() {
    long before = index.token("Patient.family", "rossi");
    keys.vault.state = FakeVault.State.AWAY;
    keys.pass(Keys.AGE.multipliedBy(20));
    assertEquals(before, index.token("Patient.family", "rossi"));
    assertEquals(before, new TokenIndexOfAThread().token());
  }

  @Test
  void vaultSealed_indexKeyGoesAndComesBackWithTheVault() {
    long before = index.token("Patient.family", "rossi");
    keys.vault.state = FakeVault.State.SEALED;
    assertThrows(KeysUnavailable.class, () -> keys.dataKeys.current(KeyPurpose.PATIENT, "p"));
    assertThrows(KeysUnavailable.class, () -> index.token("Patient.family", "rossi"));
    assertThrows(KeysUnavailable.class, () -> index.token("Patient.given", "anna"));
    keys.vault.state = FakeVault.State.SERVING;
    assertEquals(before, index.token("Patient.family", "rossi"));
    index.token("Patient.given", "anna");
  }

  @Test
  void vaultAwayAtTheFirstUse_worksOnceItIsBack() {
    keys.vault.state = FakeVault.State.AWAY;
    assertThrows(KeysUnavailable.class, () -> index.token("Patient.family", "rossi"));
    keys.vault.state = FakeVault.State.SERVING;
    index.token("Patient.family", "rossi");
  }

  /** Those who wait may hold the connections that the one who fetches needs. */
  @Test
  @Timeout(20)
  void whoWaitsForAnotherThreadsFetchGivesUpInTime() throws Exception {
    CountDownLatch fetching = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    TokenIndex slow = new TokenIndex(new SlowKeys(fetching, over));
    var thread = Executors.newSingleThreadExecutor();
    Future<Long> first = thread.submit(() -> slow.token("Patient.family", "rossi"));
    fetching.await();
    assertThrows(KeysUnavailable.class, () -> slow.token("Patient.family", "rossi"));
    over.countDown();
    assertEquals(first.get(), slow.token("Patient.family", "rossi"));
    thread.shutdown();
  }

  /** Keys that are a long time coming. */
  private final class SlowKeys extends DataKeys {
    private final CountDownLatch asked;
    private final CountDownLatch answered;

    SlowKeys(CountDownLatch asked, CountDownLatch answered) {
      this.asked = asked;
      this.answered = answered;
    }

    @Override
    public DataKey standing(KeyPurpose purpose, String subject) {
      asked.countDown();
      try {
        answered.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return keys.dataKeys.standing(purpose, subject);
    }
  }

  /** A thread that has no HMAC of its own yet, as after the cache's age has ended. */
  private final class TokenIndexOfAThread {
    long token() {
      long[] token = new long[1];
      Thread thread = new Thread(() -> token[0] = index.token("Patient.family", "rossi"));
      thread.start();
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return token[0];
    }
  }
}
