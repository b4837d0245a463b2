package org.qjailctl.core.plan;

/** What happens to a resource. The symbols are those that Terraform's users know. */
public enum Action {
  CREATE("+"),
  UPDATE("~"),
  REPLACE("-/+"),
  DELETE("-"),
  UNCHANGED(" ");

  private final String symbol;

  Action(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }

  /** Whether anything happens at all. */
  public boolean changes() {
    return this != UNCHANGED;
  }
}
