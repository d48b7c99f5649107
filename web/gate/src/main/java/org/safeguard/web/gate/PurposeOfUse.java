package org.safeguard.web.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;

/**
 * The codes of HL7's value set {@code http://terminology.hl7.org/ValueSet/v3-PurposeOfUse}: why
 * someone asks.
 */
final class PurposeOfUse {

  static final String HEADER = "X-Purpose-Of-Use";

  private static final Set<String> CODES =
      Set.of(
          """
          HMARKT HOPERAT CAREMGT DONAT FRAUD GOV HACCRED HCOMPL HDECD HDIRECT HDM
          HLEGAL HOUTCOMS HPRGRP HQUALIMP HSYSADMIN LABELING METAMGT MEMADMIN MILCDM PATADMIN
          PATSFTY PERFMSR RECORDMGT SYSDEV HTEST TRAIN HPAYMT CLMATTCH COVAUTH COVERAGE ELIGDTRM
          ELIGVER ENROLLM MILDCRG REMITADV HRESCH BIORCH CLINTRCH CLINTRCHNPC CLINTRCHPC
          PRECLINTRCH DSRCH POARCH TRANSRCH PATRQT FAMRQT PWATRNY SUPNWK PUBHLTH DISASTER THREAT
          TREAT CLINTRL COC ETREAT BTG ERTREAT POPHLTH\
          """
              .split("\\s+"));

  private PurposeOfUse() {}

  /** The stated purpose, where it is one. */
  static Optional<String> find(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader(HEADER)).filter(CODES::contains);
  }

  /**
   * @throws InvalidHeader where a purpose is stated that is none
   */
  static void check(HttpServletRequest request) {
    if (request.getHeader(HEADER) != null && find(request).isEmpty()) {
      throw new InvalidHeader("purpose");
    }
  }
}
