package org.safeguard.verifier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.safeguard.verify.ChainedEntry;

/**
 * What first entries of epochs say of the heads of other chains: each has to be met where its chain
 * is read. A finished chain is named by all later ones alike, which counts once; so this grows with
 * the epochs, and not with the entries.
 */
final class HeadClaims {

  /** {@code chain:sequence:hash}, as the sequencer writes it. */
  private static final Pattern HEAD = Pattern.compile("(\\d{1,18}):(\\d{1,18}):([0-9a-f]{64})");

  private static final Comparator<Claim> BY_SEQUENCE =
      Comparator.comparingLong(Claim::sequence).thenComparing(Claim::hash);

  private final Map<Long, TreeSet<Claim>> open = new TreeMap<>();

  private record Claim(long sequence, String hash) {}

  /**
   * Takes the heads that a note names.
   *
   * @param heads separated by spaces, or {@code none}
   * @return whether it is of that form
   */
  boolean add(String heads) {
    if (heads.equals("none")) {
      return true;
    }
    for (String head : heads.split(" ")) {
      Matcher parts = HEAD.matcher(head);
      if (!parts.matches()) {
        return false;
      }
      open.computeIfAbsent(Long.valueOf(parts.group(1)), c -> new TreeSet<>(BY_SEQUENCE))
          .add(new Claim(Long.parseLong(parts.group(2)), parts.group(3)));
    }
    return true;
  }

  /** Drops what is said of this entry and true. */
  void meet(ChainedEntry entry) {
    TreeSet<Claim> claims = open.get(entry.chain());
    if (claims == null) {
      return;
    }
    Claim next = claims.ceiling(new Claim(entry.sequence(), ""));
    if (next != null && next.sequence() == entry.sequence()) {
      claims.remove(new Claim(entry.sequence(), HexFormat.of().formatHex(entry.hash())));
    }
  }

  /**
   * What was said of a chain and not met, once its entries have been read.
   *
   * @param checked the last entry of the chain that is well linked
   * @param whole whether that is its last one; else nothing is known of those behind it
   */
  List<Finding> unmet(long chain, long checked, boolean whole) {
    List<Finding> unmet = new ArrayList<>();
    TreeSet<Claim> claims = open.remove(chain);
    if (claims != null) {
      for (Claim claim : claims) {
        if (claim.sequence() <= checked) {
          unmet.add(Finding.of(chain, claim.sequence(), Finding.Reason.HEAD_NAMED_OTHERWISE));
        } else if (whole) {
          unmet.add(Finding.of(chain, claim.sequence(), Finding.Reason.CHAIN_CUT));
        }
      }
    }
    return unmet;
  }

  /** What was said of chains that were not there at all. */
  List<Finding> unmet() {
    List<Finding> unmet = new ArrayList<>();
    open.forEach(
        (chain, claims) ->
            unmet.add(Finding.of(chain, claims.last().sequence(), Finding.Reason.CHAIN_MISSING)));
    return unmet;
  }
}
