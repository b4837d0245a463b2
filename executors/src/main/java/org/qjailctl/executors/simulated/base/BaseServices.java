package org.qjailctl.executors.simulated.base;

import java.util.List;

/** The scripts of /etc/rc.d, as {@code service -l} lists them in recording 01. */
final class BaseServices {

  static final List<String> NAMES =
      List.of(
          """
      DAEMON FILESYSTEMS LOGIN NETWORKING SERVERS accounting addswap adjkerntz archdep \
      auditd auditdistd bgfsck bridge cfumass cleanvar cleartmp cron ctld ddb defaultroute \
      devd devfs devmatch dhclient dmesg dumpon fsck ftp-proxy ftpd gbde geli geli2 gptboot \
      growfs growfs_fstab hostid hostid_save hostname inetd iovctl ip6addrctl ipfw \
      ipfw_netflow ipsec jail keyserv kld kldxref ldconfig linux local localpkg lockd \
      mdconfig mdconfig2 mixer motd mountcritlocal mountcritremote mountd mountlate moused \
      msgs natd netif netoptions netwait newsyslog nfscbd nfsclient nfsd nfsuserd nisdomain \
      nscd ntpdate os-release othermta pf pflog pfsync power_profile powerd ppp pppoed \
      pwcheck quota random rarpd rctl resolv root route6d routing rpcbind rtadvd rtsold \
      rwho savecore securelevel serial sppp sshd statd static_arp static_ndp stf swap \
      swaplate syscons sysctl sysctl_lastload syslogd sysvipc tlsclntd tlsservd tmp ugidfw \
      utx var var_run virecover watchdogd"""
              .split(" "));

  private BaseServices() {}
}
