package org.safeguard.patient.store;

/**
 * Which page of a list is asked for.
 *
 * @param page counted from 1; past the end it is the last one
 * @param count how many a page holds at most; it holds fewer where they are large
 */
public record Paging(int page, int count) {}
