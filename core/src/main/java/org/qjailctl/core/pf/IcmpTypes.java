package org.qjailctl.core.pf;

import java.util.Map;

/** The ICMP types that rules of hosts name, by pf.conf(5)'s words for them. */
final class IcmpTypes {

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("0", "echorep"),
          Map.entry("3", "unreach"),
          Map.entry("4", "squench"),
          Map.entry("5", "redir"),
          Map.entry("8", "echoreq"),
          Map.entry("9", "routeradv"),
          Map.entry("10", "routersol"),
          Map.entry("11", "timex"),
          Map.entry("12", "paramprob"),
          Map.entry("13", "timereq"),
          Map.entry("14", "timerep"),
          Map.entry("30", "trace"),
          Map.entry("v6 toobig", "toobig"),
          Map.entry("v6 neighbrsol", "neighbrsol"),
          Map.entry("v6 neighbradv", "neighbradv"));

  private IcmpTypes() {}

  static String numbered(String number) {
    return NAMES.getOrDefault(number, number);
  }

  static boolean known(String type) {
    return NAMES.containsValue(type) || type.matches("1?[0-9]{1,2}|2[0-4][0-9]|25[0-5]");
  }
}
