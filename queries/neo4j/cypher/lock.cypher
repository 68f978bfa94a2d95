// Writers take turns: whoever sets a property of this node holds its lock until the transaction ends.
MERGE (r:Roadmap {id: "roadmap"}) ON CREATE SET r.schema = $schema SET r.writing = true REMOVE r.writing
RETURN r.revision AS revision, r.schema AS schema;
