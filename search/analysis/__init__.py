"""From text to terms: one chain for documents and queries, in German and English."""
