CREATE (:PrereqStaged {generation: $generation, kind: $kind, number: $number, content: $content});
