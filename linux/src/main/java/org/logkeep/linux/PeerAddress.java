package org.logkeep.linux;

/**
 * Who sent a datagram.
 *
 * @param id small number; equal ids of one reader mean equal addresses (a peer that was not heard
 *     of for long may get a new one)
 * @param address its address
 */
public record PeerAddress(int id, Address address) {}
