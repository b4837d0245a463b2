package org.qjailctl.executors.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * Stand-ins for those of FreeBSD 13's utilities that differ from GNU's: each takes the options of
 * its FreeBSD manual page that qjailctl uses, and no other.
 */
final class FreebsdUtilities {

  private static final Map<String, String> SCRIPTS =
      Map.of(
          "freebsd-version", "#!/bin/sh\necho 13.2-RELEASE\n",
          // stat(1) there: lstat(2), -f FORMAT, -n no line feed of its own.
          "stat",
              """
              #!/usr/bin/perl
              my $feed = "\\n";
              if ($ARGV[0] eq '-n') { shift; $feed = ''; }
              (shift) eq '-f' or die "stat: usage\\n";
              my $format = shift;
              my $failed = 0;
              for my $file (@ARGV) {
                my @s = lstat $file or do { warn "stat: $file: $!\\n"; $failed = 1; next; };
                my %datum = (p => sprintf('%o', $s[2]), u => $s[4], g => $s[5], z => $s[7], N => $file,
                  Y => (-l $file ? readlink $file : ''));
                (my $line = $format) =~ s/%(.)/exists $datum{$1} ? $datum{$1} : die "stat: bad format\\n"/ge;
                print $line, $feed;
              }
              exit $failed;
              """,
          "sha256",
              """
              #!/bin/sh
              [ "$1" = -q ] || exit 64
              shift
              failed=0
              if [ $# -eq 0 ]; then /usr/bin/sha256sum | cut -c 1-64; fi
              for file in "$@"; do
                if [ -r "$file" ]; then /usr/bin/sha256sum <"$file" | cut -c 1-64
                else echo "sha256: $file: No such file or directory" >&2; failed=1; fi
              done
              exit $failed
              """,
          "mv", "#!/bin/sh\n[ \"$1\" = -fh ] || exit 64\nshift\nexec /bin/mv -fT \"$@\"\n",
          "chmod", "#!/bin/sh\n[ \"$1\" = -h ] || exit 64\nshift\nexec /bin/chmod \"$@\"\n",
          "fsync", "#!/bin/sh\nexec /bin/sync \"$@\"\n",
          "sha256sum", "#!/bin/sh\necho 'sha256sum: not found' >&2\nexit 127\n",
          "sync", "#!/bin/sh\n[ $# -eq 0 ] || exit 64\n",
          "find",
              """
              #!/bin/sh
              for word in "$@"; do [ "$word" != -printf ] || exit 64; done
              exec /usr/bin/find "$@"
              """);

  private FreebsdUtilities() {}

  static void installInto(Path folder) {
    SCRIPTS.forEach(
        (name, script) -> {
          try {
            Path file = Files.writeString(folder.resolve(name), script);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
