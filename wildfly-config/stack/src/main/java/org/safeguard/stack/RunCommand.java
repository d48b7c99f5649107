package org.safeguard.stack;

import java.time.Clock;
import org.safeguard.stack.process.Progress;

/**
 * The command behind {@code mvn -Prun}: starts a stack, says where to sign in, and runs until it is
 * ended.
 */
public final class RunCommand {
  private RunCommand() {}

  public static void main(String[] arguments) {
    inForeground(RunCommand::run);
  }

  /** Runs to the command's end; a failure's message is then the last that the terminal shows. */
  static void inForeground(Runnable command) {
    try {
      command.run();
    } catch (StackException failed) {
      System.err.println();
      System.err.println(failed.getMessage());
      // Past Maven's own report, which would bury the sentence above under a stack trace.
      System.exit(1);
    }
  }

  private static void run() {
    var build = BuildOutput.current();
    var configuration = StackConfiguration.of(System.getProperties(), build.root());
    var progress = new Progress(System.out, Clock.systemUTC());
    try (var stack = Stack.start(configuration, build, progress)) {
      System.out.println(new SignInTable(stack).text());
      progress.say("The stack runs until you press Ctrl-C");
      throw stack.failure().join();
    }
  }
}
