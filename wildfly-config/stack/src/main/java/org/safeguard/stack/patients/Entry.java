package org.safeguard.stack.patients;

import java.util.List;
import java.util.Optional;

/**
 * One entry of a bundle: what it asks for and where its bytes lie in the file. A resource that is
 * alone in its file is an entry too, created without condition.
 *
 * @param index its place in the bundle, from 0
 * @param type the type of its resource
 * @param start where its first byte lies in the file
 * @param length how many bytes it has
 * @param request where its {@code request} begins, from the entry's first byte
 * @param method the request's HTTP method
 * @param conditional whether it has {@code ifNoneExist}
 * @param identifier the resource's first one
 * @param named the identifiers by which it names other resources
 */
record Entry(
    int index,
    String type,
    long start,
    int length,
    int request,
    String method,
    boolean conditional,
    Optional<Identifier> identifier,
    List<Identifier> named) {

  /** Whether sending it twice would make two resources. */
  boolean doubles() {
    return method.equals("POST") && !conditional;
  }

  /** Whether it brings a resource; one may also delete or read. */
  boolean brings() {
    return method.equals("POST") || method.equals("PUT");
  }
}
