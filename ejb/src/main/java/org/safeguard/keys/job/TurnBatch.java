package org.safeguard.keys.job;

import jakarta.batch.operations.JobExecutionAlreadyCompleteException;
import jakarta.batch.operations.JobExecutionNotMostRecentException;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.operations.JobRestartException;
import jakarta.batch.operations.NoSuchJobExecutionException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;

/**
 * The batch job {@code key-turn} on this node. What it has done stands in the turn itself, so where
 * the batch runtime can't restart an execution, a new one does as well.
 */
@ApplicationScoped
class TurnBatch {

  private static final String JOB = "key-turn";
  private static final Set<BatchStatus> ENDED =
      EnumSet.of(
          BatchStatus.COMPLETED, BatchStatus.FAILED, BatchStatus.STOPPED, BatchStatus.ABANDONED);

  private long execution;

  /**
   * Restarts an execution at the step that it did not end, or starts one.
   *
   * @return the new execution's id
   */
  long start(OptionalLong before) {
    JobOperator operator = BatchRuntime.getJobOperator();
    execution =
        before.isPresent()
            ? restart(operator, before.getAsLong())
            : operator.start(JOB, new Properties());
    return execution;
  }

  private static long restart(JobOperator operator, long before) {
    try {
      return operator.restart(before, new Properties());
    } catch (JobRestartException
        | NoSuchJobExecutionException
        | JobExecutionNotMostRecentException
        | JobExecutionAlreadyCompleteException e) {
      return operator.start(JOB, new Properties());
    }
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
