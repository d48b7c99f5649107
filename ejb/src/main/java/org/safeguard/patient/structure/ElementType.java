package org.safeguard.patient.structure;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A type whose values are JSON objects: a resource, a data type or a part of a resource. */
public final class ElementType {

  /** What stands beside a primitive value: an id and extensions. */
  static final String ELEMENT = "Element";

  private final String name;
  private final boolean resource;
  private List<Child> children = List.of();
  private Map<String, Member> members = Map.of();
  private long required;

  ElementType(String name, boolean resource) {
    this.name = name;
    this.resource = resource;
  }

  /** Types refer to one another in circles, so their content comes after they are made. */
  void define(List<Child> children, Map<String, Member> members, long required) {
    this.children = List.copyOf(children);
    this.members = Map.copyOf(members);
    this.required = required;
  }

  public String name() {
    return name;
  }

  /** Whether its objects say their {@code resourceType}. */
  public boolean isResource() {
    return resource;
  }

  /** Whether it is what stands beside a primitive value. */
  public boolean isSibling() {
    return name.equals(ELEMENT);
  }

  /** Whether this member is the text by which a Reference names its target. */
  public boolean isReferenceText(Member member) {
    return name.equals("Reference") && member.name().equals("reference");
  }

  public List<Child> children() {
    return children;
  }

  /** The child of that name, where FHIRPath knows one. */
  public Optional<Child> findChild(String element) {
    return children.stream().filter(child -> child.name().equals(element)).findFirst();
  }

  public Optional<Member> findMember(String jsonName) {
    return Optional.ofNullable(members.get(jsonName));
  }

  public Iterable<Member> members() {
    return members.values();
  }

  /** The bits of the children that must be there. */
  public long required() {
    return required;
  }

  @Override
  public String toString() {
    return name;
  }
}
