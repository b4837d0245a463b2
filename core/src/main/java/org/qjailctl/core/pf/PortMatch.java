package org.qjailctl.core.pf;

/**
 * The ports of one side of a rule.
 *
 * @param operator {@code =} and the like, {@code ><}, {@code <>}, or {@code :} for a range
 * @param second the range's end; 0 for an operator that takes one port
 */
public record PortMatch(String operator, int first, int second) {

  String canonical(String protocol) {
    return switch (operator) {
      case ":" -> " port " + first + ":" + second;
      case "><", "<>" -> " port " + first + " " + operator + " " + second;
      case "=", "!=" -> " port " + operator + " " + Services.name(first, protocol);
      default -> " port " + operator + " " + first;
    };
  }
}
