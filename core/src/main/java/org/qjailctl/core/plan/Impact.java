package org.qjailctl.core.plan;

/** What a change costs those who use the host, from least to most. */
public enum Impact {
  /** Nobody notices. */
  LIVE,
  /** A jail goes down and comes back. */
  RESTART,
  /** May cut the operator off: interfaces and the packet filter. */
  NETWORK,
  /** Made anew, its data carried over. */
  REBUILD,
  /** Data goes. */
  DESTROY
}
