/**
 * The embedded log: topics, partitions and consumer groups in a directory, for one worker process
 * at a time. What was acknowledged survives the death of the process at any moment.
 *
 * <h2>Files</h2>
 *
 * <pre>
 * lock                         held by the process that writes; contains its id
 * topics.journal               one frame per topic
 * positions.journal            one frame per commit of a group; compacted now and then
 * topics/1-orders/0/           partition 0 of topic "orders", which has the id 1
 *   00000000000000000000.log   a segment; the name is the offset of its first record
 * </pre>
 *
 * All numbers are big-endian. A file starts with a header of 20 bytes: {@code FLOG}, version
 * (int16, now 1), kind (int16; 1 segment, 2 topics, 3 positions), first offset (int64, 0 in
 * journals) and the CRC-32C of these 16 bytes. Frames follow: {@code FLFR}, length of the payload
 * (int32), CRC-32C of length and payload, payload.
 *
 * <ul>
 *   <li>A segment's payload is a batch: offset of the first record (int64), timestamp of the first
 *       record in milliseconds since the epoch (int64), number of records (int32), then the
 *       records: timestamp relative to the first (zigzag varint), key, value, number of headers
 *       (varint), and name and value of each. Bytes are a varint length plus one and the bytes; a
 *       length field of 0 means null.
 *   <li>A topic's payload: id (varint), name, number of partitions (varint), number of settings
 *       (varint), names and values.
 *   <li>A commit's payload: group, number of entries (varint); topic, partition (varint) and
 *       position plus one (varint; 0 removes it) of each.
 * </ul>
 *
 * <h2>What survives what</h2>
 *
 * A record is acknowledged after the operating system took it over, so the death of the process
 * loses nothing. A loss of power can lose what wasn't synced: with {@link
 * dev.fairlead.runtime.log.disk.Sync#every} up to one interval, with {@link
 * dev.fairlead.runtime.log.disk.Sync#beforeAcknowledgement} nothing that was acknowledged.
 *
 * <p>Opening checks the last segment of each partition. An incomplete frame at its end is what a
 * killed process leaves; it is cut off and kept in a file beside. Damage that has whole frames
 * behind it is never touched: {@link dev.fairlead.runtime.log.disk.CorruptLogException} names file
 * and position.
 *
 * <h2>Threads</h2>
 *
 * One writer thread per log writes what many tasks append. While it writes, the next batches fill
 * up, so that a busy log writes few large batches and an idle one writes at once; there is no
 * linger time to set. It also answers the deliveries, in batches, so that a task thread never waits
 * for the disk. Fetches read on the task's own thread.
 */
@NullMarked
package dev.fairlead.runtime.log.disk;

import org.jspecify.annotations.NullMarked;
