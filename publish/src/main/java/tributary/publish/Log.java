package tributary.publish;

import tributary.events.topic.Topics;
import tributary.publish.log.TopicReader;
import tributary.publish.log.TopicWriter;

/// The topics, as one session reads and writes them. For its thread alone.
record Log(Topics topics, TopicReader reader, TopicWriter writer) {}
