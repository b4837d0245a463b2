package org.qjailctl.schema.binding;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Nearest;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.yaml.YamlNode;

/** The services that a provision names, and who refers to them. */
record ServiceNames(Section provision) {

  static final Form<ServiceName> SERVICE =
      Form.of(
          ServiceName::parse,
          ManifestCode.BAD_SERVICE_NAME,
          "Write the name of a script in /usr/local/etc/rc.d or /etc/rc.d, such as nginx.");

  /** The list {@code notify} of {@code one}. */
  SortedSet<ServiceName> notified(Section one) {
    SortedSet<ServiceName> readers = new TreeSet<>();
    for (YamlNode item : one.items("notify")) {
      one.reading()
          .text(item)
          .flatMap(text -> SERVICE.read(text, one.reading().problems()))
          .ifPresent(
              service -> {
                check(service);
                readers.add(service.value());
              });
    }
    return readers;
  }

  private void check(Placed<ServiceName> service) {
    Set<String> known = provision.names("services");
    if (!known.contains(service.value().value())) {
      provision
          .reading()
          .problems()
          .report(
              ManifestCode.UNKNOWN_SERVICE,
              service.place(),
              service.value() + " is not among the services of this provision.",
              Nearest.to(service.value().value(), known)
                  .map(near -> "Did you mean " + near + "?")
                  .orElse(
                      known.isEmpty()
                          ? "Add it below services, with `running: true`."
                          : "Services here: "
                              + String.join(", ", new TreeSet<>(known))
                              + ". Add it to them, with `running: true`."));
    }
  }
}
