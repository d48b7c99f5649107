package org.safeguard.keys.job;

import jakarta.batch.operations.NoSuchJobExecutionException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Properties;
import java.util.Set;

/**
 * The batch job {@code key-turn} on this node. What it has done stands in the turn itself, and each
 * step that the turn has passed does nothing; so an execution is never restarted but another one
 * started. Restarting would read Java objects back from the database, which whoever can write there
 * could choose.
 */
@ApplicationScoped
class TurnBatch {

  private static final String JOB = "key-turn";
  private static final Set<BatchStatus> ENDED =
      EnumSet.of(
          BatchStatus.COMPLETED, BatchStatus.FAILED, BatchStatus.STOPPED, BatchStatus.ABANDONED);

  private long execution;

  void start() {
    execution = BatchRuntime.getJobOperator().start(JOB, new Properties());
  }

  boolean ended() {
    return ENDED.contains(status());
  }

  boolean completed() {
    return status() == BatchStatus.COMPLETED;
  }

  private BatchStatus status() {
    try {
      return BatchRuntime.getJobOperator().getJobExecution(execution).getBatchStatus();
    } catch (NoSuchJobExecutionException e) {
      return BatchStatus.FAILED;
    }
  }
}
