package org.qjailctl.executors.simulated.seeding;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.Guard;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FileState;
import org.qjailctl.core.observed.ObservedAccounts;
import org.qjailctl.core.observed.PlaceState;
import org.qjailctl.core.observed.ServiceState;
import org.qjailctl.executors.simulated.base.KnownPackages;
import org.qjailctl.executors.simulated.rcconf.RcConf;
import org.qjailctl.executors.simulated.world.Content;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.World;

/** One place, the host or a jail: rc.conf(5), packages, files and services' scripts. */
final class SeededPlace {

  private final FileView place;

  private SeededPlace(FileView place) {
    this.place = place;
  }

  static void lay(World world, Place place, PlaceState seen) throws FileRefused {
    FileView files = world.files(root(place));
    new SeededPlace(files).lay(seen);
  }

  private static HostPath root(Place place) {
    return switch (place) {
      case Place.OnHost host -> HostPath.of("/");
      case Place.InJail jail -> jail.root();
    };
  }

  private void lay(PlaceState seen) throws FileRefused {
    rcConf(seen.rcConf().known().orElseGet(TreeMap::new));
    packages(seen.packages().known().orElseGet(TreeMap::new));
    Optional<ObservedAccounts> accounts = seen.accounts().known();
    if (accounts.isPresent()) {
      SeededAccounts.put(place, accounts.get());
    }
    SeededFiles seeded = new SeededFiles(place);
    for (Map.Entry<HostPath, Fact<FileState>> file : seen.files().entrySet()) {
      Optional<FileState> state = file.getValue().known();
      if (state.isPresent()) {
        seeded.put(file.getKey().value(), state.get(), text(seen, file.getKey()));
      }
    }
    for (HostPath file : seen.lines().keySet()) {
      Optional<String> text = text(seen, file);
      if (text.isPresent() && !seen.files().containsKey(file) && !text.get().isEmpty()) {
        place.makeFolders(file.parent().value());
        place.write(file.value(), Content.of(text.get()));
      }
    }
    for (Map.Entry<ServiceName, Fact<ServiceState>> service : seen.services().entrySet()) {
      if (service.getValue().known().filter(ServiceState::runs).isPresent()) {
        script(service.getKey().value());
      }
    }
    for (Map.Entry<Guard, Fact<Boolean>> guard : seen.guards().entrySet()) {
      Optional<HostPath> asked = guard.getKey().pathAskedFor();
      Optional<Boolean> there = guard.getValue().known();
      if (asked.isPresent() && there.isPresent()) {
        stand(asked.get(), there.get());
      }
    }
  }

  /** Whether something is there is all that such a guard tells. */
  private void stand(HostPath path, boolean there) throws FileRefused {
    boolean stands = place.stat(path.value()).isPresent();
    if (stands == there) {
      return;
    }
    if (place.lstat(path.value()).isPresent()) {
      place.remove(path.value());
    }
    if (there) {
      place.makeFolders(path.parent().value());
      place.write(path.value(), "");
    }
  }

  /** The lines that were looked for and found are all that is known of a file's text. */
  private static Optional<String> text(PlaceState seen, HostPath file) {
    return Optional.ofNullable(seen.lines().get(file))
        .flatMap(lines -> lines.known())
        .map(lines -> lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
  }

  private void rcConf(SortedMap<RcVariable, String> variables) throws FileRefused {
    Map<String, String> usual = RcConf.effect(place);
    StringBuilder text = new StringBuilder(place.text("/etc/rc.conf").orElse(""));
    variables.forEach(
        (name, value) -> {
          if (!value.equals(usual.get(name.value()))) {
            text.append(name).append("=\"").append(quoted(value)).append("\"\n");
          }
        });
    if (!variables.isEmpty()) {
      place.makeFolders("/etc");
      place.write("/etc/rc.conf", text.toString());
    }
  }

  private static String quoted(String value) {
    return value.replaceAll("([\"$`\\\\])", "\\\\$1");
  }

  private void packages(SortedMap<PackageName, String> packages) throws FileRefused {
    Map<String, String> installed = new TreeMap<>();
    packages.forEach((name, version) -> installed.put(name.value(), version));
    if (!installed.isEmpty()) {
      KnownPackages.put(place, installed);
    }
  }

  /** A service that runs has a script, in the base system or from a package. */
  private void script(String service) throws FileRefused {
    String path = "/usr/local/etc/rc.d/" + service;
    if (!place.exists(path)) {
      place.makeFolders("/usr/local/etc/rc.d");
      place.write(path, "# " + service + "\n");
      place.changeMode(path, new FileMode(0555));
    }
  }
}
