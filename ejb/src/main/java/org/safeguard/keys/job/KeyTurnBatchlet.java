package org.safeguard.keys.job;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.safeguard.keys.turn.TurnStep;

/** One step of the batch job {@code key-turn}. */
@Dependent
@Named("keyTurnStep")
public class KeyTurnBatchlet extends AbstractBatchlet {

  @Inject
  @BatchProperty(name = "step")
  private String step;

  @Inject private TurnSteps steps;

  @Override
  public String process() {
    return steps.run(TurnStep.valueOf(step)).name();
  }
}
