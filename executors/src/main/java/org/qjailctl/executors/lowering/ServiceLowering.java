package org.qjailctl.executors.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.ServiceName;

/**
 * Services, by service(8).
 *
 * <p>Whether one has to start anew is told by the time of its start and those of the files that it
 * reads. ps(1) knows the first to the second only. So what started in the second of a change counts
 * as not having seen it, and what is started here starts in a later one.
 */
final class ServiceLowering {

  private ServiceLowering() {}

  static List<Operation> start(Place place, ServiceName service, Set<HostPath> reads) {
    return later(
        reads,
        Argv.run(place, List.of("service", service.value(), "start"))
            .within(Argv.BOOT)
            .unless(Argv.in(place, List.of("service", service.value(), "onestatus"))));
  }

  static List<Operation> restart(Place place, ServiceName service, Set<HostPath> reads) {
    return later(
        reads, Argv.run(place, List.of("service", service.value(), "restart")).within(Argv.BOOT));
  }

  static List<Operation> stop(Place place, ServiceName service) {
    return List.of(
        Argv.run(place, List.of("service", service.value(), "onestop")).within(Argv.BOOT));
  }

  private static List<Operation> later(Set<HostPath> reads, Operation operation) {
    List<Operation> operations = new ArrayList<>();
    if (!reads.isEmpty()) {
      operations.add(Operation.Run.of("sleep", "1"));
    }
    operations.add(operation);
    return operations;
  }
}
