package org.logkeep.engine.destination;

import java.util.Map;
import java.util.Optional;
import org.logkeep.linux.Address;
import org.logkeep.linux.SocketOption;

/**
 * How a stream connection is made and used.
 *
 * @param values options of the socket
 * @param local what it is bound to
 * @param device the network interface it uses
 * @param counted whether each record has its length in front
 * @param closeOnInput whether a receiver that sends something is hung up on
 */
record ConnectionSettings(
    Map<SocketOption, Integer> values,
    Optional<Address> local,
    Optional<String> device,
    boolean counted,
    boolean closeOnInput) {}
