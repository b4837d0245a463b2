package org.qjailctl.executors.simulated.world;

/**
 * pf(4)'s state: the place for loaded rules, anchors and whether it is enabled. Everything that is
 * to be kept goes through {@link State}.
 */
public final class PacketFilter {

  /** What is kept of pf in a world's file. */
  public record State(boolean enabled) {
    public static final State NONE = new State(false);
  }

  private State state;

  public PacketFilter(State state) {
    this.state = state;
  }

  public State state() {
    return state;
  }

  public void change(State changed) {
    state = changed;
  }
}
