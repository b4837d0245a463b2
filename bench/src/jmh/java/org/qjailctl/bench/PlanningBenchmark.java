package org.qjailctl.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.planner.Planner;

/** Planning many jails of which one in a hundred has drifted. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PlanningBenchmark {

  @Param({"1000", "3000", "10000"})
  int jails;

  private Manifest manifest = LargeHost.manifest(1);
  private HostState found = LargeHost.found(manifest);

  @Setup
  public void probe() {
    manifest = LargeHost.manifest(jails);
    found = LargeHost.found(manifest);
    Plan plan = plan();
    if (plan.refused() || plan.steps().size() < jails / 100) {
      throw new IllegalStateException("not the plan to measure: " + plan.problems());
    }
  }

  @Benchmark
  public Plan plan() {
    return Planner.plan(manifest, found);
  }
}
