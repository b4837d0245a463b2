package org.qjailctl.bench;

import java.nio.file.Path;
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
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;

/** Reading and checking a manifest with many jails. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReadingBenchmark {

  @Param({"1000", "3000", "10000"})
  int jails;

  private byte[] text = {};

  @Setup
  public void write() {
    text = LargeHost.text(jails);
    LargeHost.manifest(jails);
  }

  @Benchmark
  public ReadResult validate() {
    return ManifestReader.read("large.yaml", text, Path.of("."));
  }
}
