package org.qjailctl.core.pf;

import java.util.Optional;

/**
 * One source, destination or translation address of a rule.
 *
 * @param scope the interface of a link-local address
 */
public record RuleHost(boolean not, Address address, Optional<String> scope) {

  static RuleHost of(Address address) {
    return new RuleHost(false, address, Optional.empty());
  }

  RuleHost negated(boolean negated) {
    return new RuleHost(negated, address, scope);
  }

  @Override
  public String toString() {
    return (not ? "! " : "") + address;
  }
}
