"""Runs QuizHub's snippets in PyTorch and compares their symptoms. See README.md."""
import json
import sys
import textwrap
import urllib.request

import torch
import torch.nn as nn
import torch.nn.functional as F


def clouds(count, distance=3.0, by_class=False):
    y = torch.arange(count) * 4 // count if by_class else torch.arange(count) % 4
    x = torch.randn(count, 16)
    x[torch.arange(count), y] += distance
    return x, y


def sums(count, features, scale=1.0):
    x = scale * torch.randn(count, features)
    weights = torch.tensor([2.0, -1.0] * (features // 2))
    return x, x @ weights + 0.1 * torch.randn(count)


def explained(out, target):
    return float(1 - ((out - target) ** 2).mean() / target.var(unbiased=False))


def right(out, y):
    return float((out.argmax(dim=1) == y).float().mean())


def flat(net):
    return torch.cat([p.detach().flatten() for p in net.parameters()]).clone()


# What is there before the first line, and how score and measure are told afterwards. `losses` holds the loss of each step.
def with_clouds(v, **how):
    v["x"], v["y"] = clouds(512, **how)
    v["x_test"], v["y_test"] = clouds(256, **how)


def tested(v):
    return right(v["net"](v["x_test"]), v["y_test"])


def lowest(v):
    return min(v["losses"])


def fitted(v):
    return explained(v["net"](v["x"]).squeeze(1), v["y"])


def table(v):
    v["x"], v["y"] = torch.randn(200, 2000), torch.randint(2, (200,)).float()


def xor(v):
    v["x"] = torch.randn(256, 2)
    v["y"] = (v["x"][:, 0] * v["x"][:, 1] > 0).float()


def attention(v):
    v["x"] = torch.randn(64, 8, 8)
    v["y"] = v["x"].cumsum(dim=1) / torch.arange(1, 9).reshape(1, 8, 1)


def old_net(v):
    v["x"], v["y"] = clouds(512)
    v["x_test"], v["y_test"] = clouds(256)
    v["net"] = nn.Sequential(nn.Linear(16, 32), nn.ReLU(), nn.Linear(32, 10))


def two_nets(v):
    v["G"] = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 1))
    v["D"] = nn.Sequential(nn.Linear(1, 32), nn.ReLU(), nn.Linear(32, 1))
    v["opt_G"], v["opt_D"] = torch.optim.Adam(v["G"].parameters(), lr=0.003), torch.optim.Adam(v["D"].parameters(), lr=0.003)
    v["bce"], v["ones"], v["zeros"] = F.binary_cross_entropy_with_logits, torch.ones(64, 1), torch.zeros(64, 1)
    v["before"] = flat(v["G"])


SNIPPETS = {
    "broadcast-loss": (lambda v: v.update(zip("xy", sums(256, 4))), fitted, lambda v: float(v["net"](v["x"]).std() / v["y"].std())),
    "chosen-before-split": (table, lambda v: float(v["accuracy"]), lambda v: float(v["accuracy"])),
    "clipped-too-early": (lambda v: v.update(zip("xy", sums(512, 8, 5.0))), fitted, lambda v: max(v["norms"])),
    "constant-start": (xor, lambda v: float(((v["net"](v["x"]).squeeze(1) > 0) == (v["y"] == 1)).float().mean()),
                       lambda v: float((v["net"][0].weight.amax(0) - v["net"][0].weight.amin(0)).max())),
    "dropout-in-test": (lambda v: with_clouds(v, distance=2.0), lambda v: float((v["one"] == v["y_test"]).float().mean()), lambda v: float(v["changed"])),
    "eval-forgotten": (lambda v: (with_clouds(v), v.update(zip(("x_test", "y_test"), clouds(256, by_class=True)))), lambda v: float(v["accuracy"]), lambda v: float(v["accuracy"])),
    "fake-detached": (two_nets, lambda v: float(v["G"](torch.randn(1000, 4)).mean() / 3), lambda v: float((flat(v["G"]) - v["before"]).norm())),
    "head-after-optimizer": (old_net, tested, lambda v: float(v["moved"])),
    "labels-apart": (with_clouds, lambda v: float(v["accuracy"]), lambda v: float(v["accuracy"])),
    "mask-after-softmax": (attention, lambda v: explained(v["w"] @ v["x"], v["y"]), lambda v: float(v["w"].sum(dim=2).min())),
    "never-zeroed": (lambda v: v.update(zip("xy", sums(512, 8))), fitted, lambda v: sum(v["losses"][-10:]) / 10 / min(v["losses"])),
    "scheduled-by-batch": (with_clouds, tested, lambda v: v["rates"][16]),
    "softmax-over-batch": (with_clouds, tested, lowest),
    "softmax-twice": (lambda v: with_clouds(v, distance=5.0), tested, lowest),
    "sorted-split": (lambda v: v.update(zip("xy", clouds(512, by_class=True))), lambda v: float(v["accuracy"]), lambda v: float(v["accuracy"])),
    "sum-of-parts": (lambda v: v.update(zip("xy", sums(256, 8))), fitted, lambda v: sum(v["losses"][-10:]) / 10 / v["losses"][0]),
    "zeroed-too-late": (with_clouds, tested, lambda v: float(v["moved"])),
}

# The symptom by the measure, as QuizHub's snippets tell it.
SHOWS = {
    "broadcast-loss": lambda m: m < 0.3, "chosen-before-split": lambda m: m > 0.65, "clipped-too-early": lambda m: not m <= 2, "constant-start": lambda m: m < 0.01,
    "dropout-in-test": lambda m: m > 0.02, "eval-forgotten": lambda m: m < 0.7, "fake-detached": lambda m: m == 0, "head-after-optimizer": lambda m: m == 0,
    "labels-apart": lambda m: m < 0.5, "mask-after-softmax": lambda m: m < 0.9, "never-zeroed": lambda m: m > 5, "scheduled-by-batch": lambda m: m < 0.01,
    "softmax-over-batch": lambda m: m > 2.77, "softmax-twice": lambda m: m > 0.743, "sorted-split": lambda m: m == 0, "sum-of-parts": lambda m: not m <= 1000,
    "zeroed-too-late": lambda m: m == 0,
}


def note(v):
    """After each update: its loss, the rate, the gradient that it took."""
    opt = v.get("opt") or v["opt_G"]
    v["losses"].append(float(v.get("g_loss", v.get("loss"))))
    v["rates"].append(opt.param_groups[0]["lr"])
    grads = [p.grad for group in opt.param_groups for p in group["params"] if p.grad is not None]
    v["norms"].append(float(torch.cat([g.flatten() for g in grads]).norm()) if grads else 0.0)


def run(code, snippet, seed):
    prepare, score, measure = SNIPPETS[snippet]
    torch.manual_seed(seed)
    v = {"torch": torch, "nn": nn, "F": F, "losses": [], "rates": [], "norms": []}
    prepare(v)
    v["note"] = lambda: note(v)
    lines = []
    for line in code:
        # One line more behind each update; the steps themselves stay as they are shown.
        lines.append(line)
        bare = line.strip()
        if bare.endswith(("opt.step()", "opt_G.step()")):
            lines.append(line[: len(line) - len(line.lstrip())] + "note()")
        if snippet in ("head-after-optimizer", "zeroed-too-late") and bare.startswith(("net[2] =", "net =")):
            lines.append("first = torch.cat([p.detach().flatten() for p in net[2].parameters()]).clone()")
    exec("\n".join(lines), v)
    if "first" in v:
        v["moved"] = (torch.cat([p.detach().flatten() for p in v["net"][2].parameters()]) - v["first"]).norm()
    with torch.no_grad():
        return {"loss": sum(v["losses"][-10:]) / 10, "score": score(v), "measure": measure(v)}


def quizhub(address, snippet, seed):
    body = json.dumps({"settings": {"snippet": snippet}, "seed": seed}).encode()
    asked = urllib.request.Request(f"{address}/api/demos/training-snippets/runs", body, {"Content-Type": "application/json", "Sec-Fetch-Site": "same-origin"})
    facts, rows = {}, []
    for line in urllib.request.urlopen(asked).read().decode().splitlines():
        if line.startswith("data:"):
            event = json.loads(line[5:])
            if event.get("facts"):
                facts = {fact["name"]: fact["value"] for fact in event["facts"]}
            if event.get("update", {}).get("figure") == "code":
                rows = event["update"]["table"]["rows"]
    return facts, rows


def main(address, seed):
    with urllib.request.urlopen(f"{address}/api/demos/training-snippets") as declared:
        options = json.load(declared)["settings"][0]["options"]
    others = []
    print(f"PyTorch {torch.__version__}, seed {seed}")
    for option in options:
        snippet = option["id"]
        facts, rows = quizhub(address, snippet, seed)
        for version, left in (("written", "+"), ("mended", "−")):
            code = [row[2] for row in rows if row[1] != left]
            assert version == "mended" or "\n".join(code) == option["listing"], snippet
            ours = run(code, snippet, seed)
            shows = SHOWS[snippet](ours["measure"])
            same = shows == bool(facts[f"{version}.symptom"])
            others += [] if same else [f"{snippet} {version}"]
            told = "  ".join(f"{name} {ours[name]:.4g} ({float(facts[f'{version}.{name}']):.4g})" for name in ("loss", "score", "measure"))
            print(f"{snippet:22}{version:9}symptom {'yes' if shows else 'no ':4}{told}{'' if same else '  OTHERWISE THAN QUIZHUB'}")
    print(textwrap.fill(f"{len(options)} snippets; otherwise than QuizHub: {', '.join(others) or 'none'}. In brackets: QuizHub's numbers.", 160))
    return 1 if others else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].rstrip("/"), int(sys.argv[2]) if len(sys.argv) > 2 else 1))
