package org.qjailctl.core.pf;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * services(5), as far as hosts of this kind meet it: names and ports of FreeBSD's own list. A port
 * that is missing here prints as a number.
 */
final class Services {

  private static final String TCP_AND_UDP =
      """
      discard 9 daytime 13 chargen 19 ftp-data 20 ftp 21 ssh 22 telnet 23 smtp 25 time 37 \
      nicname 43 tacacs 49 domain 53 bootps 67 bootpc 68 tftp 69 gopher 70 finger 79 http 80 \
      kerberos-sec 88 pop2 109 pop3 110 sunrpc 111 auth 113 sftp 115 nntp 119 ntp 123 \
      netbios-ns 137 netbios-dgm 138 netbios-ssn 139 imap 143 snmp 161 snmptrap 162 xdmcp 177 \
      bgp 179 irc 194 ldap 389 https 443 microsoft-ds 445 isakmp 500 printer 515 rtsp 554 \
      submission 587 ipp 631 ldaps 636 rsync 873 imaps 993 pop3s 995 socks 1080 openvpn 1194 \
      ms-sql-s 1433 ms-sql-m 1434 radius 1812 radius-acct 1813 nfsd 2049 iscsi-target 3260 \
      mysql 3306 ms-wbt-server 3389 nut 3493 svn 3690 sieve 4190 epmd 4369 ipsec-nat-t 4500 \
      sip 5060 sip-tls 5061 xmpp-client 5222 xmpp-server 5269 mdns 5353 postgresql 5432 \
      amqps 5671 amqp 5672 vnc-server 5900 couchdb 5984 x11 6000 http-alt 8080 privoxy 8118 \
      bacula-dir 9101 bacula-fd 9102 bacula-sd 9103 git 9418 zabbix-agent 10050 \
      zabbix-trapper 10051 amanda 10080""";

  private static final String TCP_ONLY =
      "exec 512 login 513 shell 514 ircd 6667 ircs-u 6697 ftp-proxy 8021 puppet 8140";

  private static final String UDP_ONLY = "biff 512 who 513 syslog 514 router 520 vxlan 4789";

  private static final Map<String, Integer> PORTS = new HashMap<>();
  private static final Map<String, String> NAMES = new HashMap<>();

  static {
    add(UDP_ONLY, "udp");
    add(TCP_AND_UDP, "udp");
    add(TCP_AND_UDP, "tcp");
    add(TCP_ONLY, "tcp");
  }

  private Services() {}

  private static void add(String list, String protocol) {
    String[] words = list.split(" ");
    for (int i = 0; i < words.length; i += 2) {
      PORTS.put(words[i], Integer.parseInt(words[i + 1]));
      NAMES.put(words[i + 1] + "/" + protocol, words[i]);
    }
  }

  static Optional<Integer> port(String name) {
    return Optional.ofNullable(PORTS.get(name));
  }

  /** The name of a port; pfctl(8) takes udp's for every protocol but tcp. */
  static String name(int port, String protocol) {
    String number = Integer.toString(port);
    return NAMES.getOrDefault(number + "/" + (protocol.equals("tcp") ? "tcp" : "udp"), number);
  }
}
