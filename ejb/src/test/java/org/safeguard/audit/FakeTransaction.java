package org.safeguard.audit;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A transaction that is active until the test completes it. */
final class FakeTransaction implements TransactionSynchronizationRegistry {

  private final Map<Object, Object> resources = new HashMap<>();
  private final List<Synchronization> synchronizations = new ArrayList<>();
  private int status = Status.STATUS_ACTIVE;

  /** Commits, or tries to. */
  void complete(int outcome) {
    synchronizations.forEach(Synchronization::beforeCompletion);
    end(outcome);
  }

  /** Ends without a commit, as when its time has run out. */
  void end(int outcome) {
    status = outcome;
    synchronizations.forEach(synchronization -> synchronization.afterCompletion(outcome));
  }

  @Override
  public Object getTransactionKey() {
    return this;
  }

  @Override
  public void putResource(Object key, Object value) {
    resources.put(key, value);
  }

  @Override
  public Object getResource(Object key) {
    return resources.get(key);
  }

  @Override
  public void registerInterposedSynchronization(Synchronization synchronization) {
    if (status != Status.STATUS_ACTIVE) {
      throw new IllegalStateException("the server's takes none either");
    }
    synchronizations.add(synchronization);
  }

  @Override
  public int getTransactionStatus() {
    return status;
  }

  @Override
  public void setRollbackOnly() {
    status = Status.STATUS_MARKED_ROLLBACK;
  }

  @Override
  public boolean getRollbackOnly() {
    return status == Status.STATUS_MARKED_ROLLBACK;
  }
}
