package org.safeguard.stack;

import java.util.OptionalLong;

/** One server of the local stack. The supervisor that it starts its process with also ends it. */
public interface Part {

  /** What people call it. */
  String name();

  /** Starts it and returns once it answers. Started again on the same folder it finds its data. */
  void start();

  /** Where people and programs reach it. */
  String address();

  /** The process id of the server, if it is a child of ours: for those who want to see it fail. */
  OptionalLong pid();
}
