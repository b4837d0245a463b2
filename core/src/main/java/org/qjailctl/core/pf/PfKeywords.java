package org.qjailctl.core.pf;

import java.util.Set;

/** The words that pf.conf(5) has for itself (parse.y of FreeBSD 13.2). */
public final class PfKeywords {

  private static final Set<String> ALL =
      Set.of(
          """
      all allow-opts altq binat-to nat-to rdr-to anchor antispoof any bandwidth binat binat-anchor bitmask block \
      block-policy buckets cbq code codelq debug divert-reply divert-to dnpipe dnqueue drop \
      dup-to fail-policy fairq fastroute file fingerprints flags floating flush for fragment \
      from global group hfsc hogs hostid icmp-type icmp6-type if-bound in include inet inet6 \
      interval keep keepcounters label limit linkshare load log loginterface map-e-portset \
      match max max-mss max-src-conn max-src-conn-rate max-src-nodes max-src-states min-ttl \
      modulate nat nat-anchor no no-df no-route no-sync on optimization os out overload pass \
      port prio priority priq probability proto qlimit queue quick random random-id rdr \
      rdr-anchor realtime reassemble reply-to require-order return return-icmp return-icmp6 \
      return-rst ridentifier round-robin route route-to rtable rule ruleset-optimization scrub \
      set set-tos skip sloppy source-hash source-track state state-defaults state-policy \
      static-port sticky-address syncookies synproxy table tag tagged target tbrsize timeout \
      to tos ttl upperlimit urpf-failed user"""
              .split(" "));

  private PfKeywords() {}

  public static boolean contains(String word) {
    return ALL.contains(word);
  }
}
