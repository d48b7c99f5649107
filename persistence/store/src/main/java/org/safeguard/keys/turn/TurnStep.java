package org.safeguard.keys.turn;

/** The steps of a turn, in their order; each may be done again without harm. */
public enum TurnStep {
  /** The vault makes a newer version of each key, and no older one wraps any more. */
  ROTATE,
  /** The database begins to refuse data keys that an older version wrapped. */
  FENCE,
  /** Every stored data key is wrapped anew under the newer version. */
  REWRAP,
  /** No table holds a data key of an older version any more. */
  COUNT,
  /** A snapshot of the vault is restored into a scratch vault, which opens keys of each kind. */
  PROVE,
  /** No older version unwraps any more. */
  RETIRE,
  /** A sealed copy of all wrapped keys is written, and read back. */
  COPY,
  /** The vault destroys the older versions: what comes before this could be undone. */
  TRIM
}
