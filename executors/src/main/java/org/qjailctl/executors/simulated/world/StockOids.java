package org.qjailctl.executors.simulated.world;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * sysctl(8) variables that the GENERIC kernel of FreeBSD 13.2 has, with their flags in its source
 * and their values on a small machine: those that people set, and those that programs here ask for.
 */
final class StockOids {

  private static final Map<String, Oid> KINDS = new TreeMap<>();
  private static final Map<String, String> VALUES = new TreeMap<>();

  static {
    for (String line :
        """
        hw.machine RD string amd64
        hw.machine_arch RD string amd64
        hw.ncpu RD int 2
        hw.physmem RD ulong 4241874944
        kern.corefile RWTUN string %N.core
        kern.coredump RW int 1
        kern.elf64.aslr.enable RWTUN int 0
        kern.hostname RW string freebsd
        kern.hz RDTUN int 100
        kern.ident RD string GENERIC
        kern.ipc.maxsockbuf RW ulong 2097152
        kern.ipc.nmbclusters RWTUN int 254374
        kern.ipc.semmni RDTUN int 50
        kern.ipc.semmns RDTUN int 340
        kern.ipc.shm_allow_removed RWTUN int 1
        kern.ipc.shmall RWTUN ulong 131072
        kern.ipc.shmmax RWTUN ulong 536870912
        kern.ipc.shmmni RDTUN ulong 192
        kern.ipc.soacceptqueue RW int 128
        kern.ipc.somaxconn RW int 128
        kern.maxfiles RWTUN int 129880
        kern.maxfilesperproc RWTUN int 116883
        kern.maxproc RDTUN int 8524
        kern.osreldate RD int 1302001
        kern.osrelease RD string 13.2-RELEASE
        kern.ostype RD string FreeBSD
        kern.randompid RW int 0
        kern.securelevel RW int -1
        kern.sugid_coredump RWTUN int 0
        net.fibs RWTUN uint 1
        net.inet.icmp.drop_redirect RW int 0
        net.inet.icmp.icmplim RW int 200
        net.inet.ip.forwarding RW int 0
        net.inet.ip.portrange.first RW int 10000
        net.inet.ip.portrange.last RW int 65535
        net.inet.ip.random_id RW int 0
        net.inet.ip.redirect RW int 1
        net.inet.ip.ttl RW int 64
        net.inet.tcp.blackhole RW int 0
        net.inet.tcp.cc.algorithm RW string newreno
        net.inet.tcp.keepidle RW int 7200000
        net.inet.tcp.msl RW int 30000
        net.inet.tcp.mssdflt RW int 536
        net.inet.tcp.syncookies RW int 1
        net.inet.udp.blackhole RW int 0
        net.inet6.ip6.forwarding RW int 0
        net.inet6.ip6.redirect RW int 1
        security.bsd.see_jail_proc RW int 1
        security.bsd.see_other_gids RW int 1
        security.bsd.see_other_uids RW int 1
        security.bsd.unprivileged_read_msgbuf RW int 1
        security.jail.allow_raw_sockets RW int 0
        security.jail.enforce_statfs RW int 2
        security.jail.jailed RD int 0
        security.jail.set_hostname_allowed RW int 1
        security.jail.sysvipc_allowed RW int 0
        vfs.usermount RW int 0
        vm.overcommit RW int 0
        """
            .strip()
            .split("\n")) {
      String[] words = line.split(" ", 4);
      KINDS.put(words[0], Oid.of(words[1] + " " + words[2]));
      VALUES.put(words[0], words[3]);
    }
  }

  private StockOids() {}

  static Map<String, String> values() {
    return Map.copyOf(VALUES);
  }

  static Optional<Oid> kind(String name) {
    return Optional.ofNullable(KINDS.get(name));
  }
}
