package org.qjailctl.executors.simulated.guard;

import java.util.stream.Stream;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;

/** What the script {@code GuardScript.CONFIRM} does. */
public final class ConfirmGuard implements Program {

  @Override
  public Result run(Invocation invocation) throws FileRefused {
    FileView files = invocation.files();
    String nonce = invocation.arguments().get(1) + "\n";
    String armed = ArmGuard.FOLDER + "/armed";
    if (!files.text(armed + "/nonce").orElse("").equals(nonce)) {
      boolean traces =
          Stream.of("/armed", "/reverting", "/reverted")
              .anyMatch(one -> files.exists(ArmGuard.FOLDER + one));
      return traces ? Result.failed(3, "the host has put its network back already") : Result.SILENT;
    }
    files.rename(armed, ArmGuard.FOLDER + "/confirmed");
    invocation.run("rm", "-f", ArmGuard.BOOT);
    invocation.run("rm", "-rf", ArmGuard.FOLDER + "/confirmed");
    invocation.run("rmdir", ArmGuard.FOLDER);
    return Result.SILENT;
  }
}
