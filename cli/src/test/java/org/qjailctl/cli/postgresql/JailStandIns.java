package org.qjailctl.cli.postgresql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * Stand-ins for the FreeBSD programs around a PostgreSQL server, in a scratch root: the jail is
 * this machine, its packages are Debian's. initdb, pg_ctl, psql and the server are real.
 */
final class JailStandIns {

  /** Where Debian's postgresql-15 keeps its programs. */
  static final Path POSTGRESQL = Path.of("/usr/lib/postgresql/15/bin");

  private static final Map<String, String> SCRIPTS =
      Map.of(
          "jls",
          """
          #!/bin/sh
          echo 1
          """,
          // Runs the command as it stands, as the user that the test runs it as.
          "jexec",
          """
          #!/bin/sh
          [ "$1" = -l ] || exit 64
          shift
          [ "$1" != -U ] || shift 2
          shift
          PATH=ROOT/tools:POSTGRESQL:/usr/bin:/bin
          export PATH
          case $1 in
            /usr/local/sbin/pkg) shift; set -- pkg "$@" ;;
            sh)
              # rc.conf(5)'s defaults are below the scratch root.
              text=$(printf '%s\\n' "$3" | sed 's#/etc/defaults/rc.conf#ROOT/etc/defaults/rc.conf#')
              shift 3
              set -- sh -c "$text" "$@"
              ;;
          esac
          exec "$@"
          """,
          "pkg",
          """
          #!/bin/sh
          case $1 in
            -N) exit 0 ;;
            install) touch "ROOT/pkg/$3" ;;
            query)
              shift 2
              missing=0
              for name in "$@"; do
                if [ -e "ROOT/pkg/$name" ]; then echo "$name 15"; else missing=1; fi
              done
              exit $missing
              ;;
            *) exit 64 ;;
          esac
          """,
          "sysrc",
          """
          #!/bin/sh
          for assignment in "$@"; do
            printf '%s="%s"\\n' "${assignment%%=*}" "${assignment#*=}" >>ROOT/etc/rc.conf
          done
          """,
          // The port's rc.d script is pg_ctl with these flags.
          "service",
          """
          #!/bin/sh
          [ "$1" = postgresql ] || exit 1
          . ROOT/etc/rc.conf
          [ -n "$postgresql_data" ] || exit 1
          case $2 in
            onestatus) exec pg_ctl -D "$postgresql_data" status ;;
            start|restart|stop) exec pg_ctl -D "$postgresql_data" -w -s -m fast "$2" >>ROOT/log 2>&1 ;;
            *) exit 64 ;;
          esac
          """,
          // FreeBSD's takes the second of the start from that of now; Linux rounds as it comes. A
          // tick of 10 ms is what Linux knows of a start.
          "ps",
          """
          #!/bin/sh
          [ "$1 $2 $3" = '-o etimes= -p' ] || exit 64
          read -r up idle </proc/uptime
          now=$(date +%s.%N)
          sed 's/.*) //' "/proc/$4/stat" | awk -v up="$up" -v now="$now" -v hz="$(getconf CLK_TCK)" \\
            '{ print int(now) - int(now - up + $20 / hz + 0.01) }'
          """,
          "sockstat",
          """
          #!/bin/sh
          [ "$1 $2" = '-46lq -p' ] || exit 64
          awk -v port="$(printf ':%04X' "$3")" -v number="$3" \\
            'substr($2, 9) == port && $4 == "0A" { print "postgres postgres 1 6 tcp4 127.0.0.1:" number " *:*" }' \\
            /proc/net/tcp
          """);

  private JailStandIns() {}

  /** Lays the programs and files of a bare jail out in {@code root}, which all may read. */
  static void layOut(Path root) throws IOException {
    Files.createDirectories(root.resolve("tools"));
    Files.createDirectories(root.resolve("pkg"));
    Files.createDirectories(root.resolve("etc/defaults"));
    Files.createDirectories(root.resolve("var/db/postgres"));
    Files.writeString(root.resolve("etc/rc.conf"), "");
    Files.writeString(
        root.resolve("etc/defaults/rc.conf"),
        "source_rc_confs() { . " + root + "/etc/rc.conf; }\n");
    for (Map.Entry<String, String> script : SCRIPTS.entrySet()) {
      Path file = root.resolve("tools").resolve(script.getKey());
      Files.writeString(
          file,
          script
              .getValue()
              .replace("ROOT", root.toString())
              .replace("POSTGRESQL", POSTGRESQL.toString()));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }
}
