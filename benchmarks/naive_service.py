"""The service that a competent user writes in an hour: FastAPI, networkx, pydantic; and an endpoint that does nothing.

NAIVE_STORE=roadmap.sqlite python -m uvicorn benchmarks.naive_service:app
"""

import os
import sqlite3

import networkx as nx
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

app = FastAPI()

with sqlite3.connect(os.environ["NAIVE_STORE"]) as connection:
    SKILLS = {row[0]: row for row in connection.execute("SELECT id, name, hours, topic, summary FROM skill")}
    NEEDS = list(
        connection.execute("SELECT prerequisite, skill, reason FROM requires WHERE need IN ('use', 'understand')")
    )
GRAPH = nx.DiGraph()
GRAPH.add_nodes_from(SKILLS)
GRAPH.add_edges_from((first, then, {"reason": reason}) for first, then, reason in NEEDS)


class Item(BaseModel):
    id: str
    name: str
    hours: float
    topic: str
    summary: str
    requires: dict[str, str]


class Answer(BaseModel):
    target: str
    hours: float
    items: list[Item]


@app.get("/before")
def before(target: str) -> Answer:
    if target not in GRAPH:
        raise HTTPException(404)
    part = GRAPH.subgraph(nx.ancestors(GRAPH, target))
    order = [id for generation in nx.topological_generations(part) for id in sorted(generation)]
    needed = {id: {one: GRAPH.edges[one, id]["reason"] for one in GRAPH.predecessors(id)} for id in order}
    fields = ("id", "name", "hours", "topic", "summary")
    items = [Item(**dict(zip(fields, SKILLS[id], strict=True)), requires=needed[id]) for id in order]
    return Answer(target=target, hours=sum(item.hours for item in items), items=items)


@app.get("/nothing")
async def nothing() -> dict[str, bool]:
    return {"nothing": True}
