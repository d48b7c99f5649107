-- What wrk sends, and how it counts: GETs a random line of TARGETS, or POSTs a new synthetic Patient where BODY is set.
--   ROOT      path of the FHIR base, such as /fhir
--   TARGETS   file with one path and query a line
--   BODY      file with the Patient, in which @WORDS@ are filled in
--   RUN       what makes the identifiers of this run unlike those of every other
--   TOKEN     bearer token; without it none is sent
--   EXPECTED  the one status that is no error: wrk itself takes every 2xx and 3xx for success, and a 401 for a 404
--   RESULT    file for the result: requests, seconds, p50 and p99 in milliseconds, errors
local threads = {}
local targets, body, made = {}, nil, 0
wrong = 0

function setup(thread)
  thread:set("id", #threads)
  threads[#threads + 1] = thread
end

local function contents(name)
  local file = assert(io.open(name))
  local text = file:read("*a")
  file:close()
  return text
end

-- An empty variable is none.
local function set(name)
  local value = os.getenv(name)
  return value ~= "" and value or nil
end

local function letters(count)
  local text = string.char(math.random(65, 90))
  for _ = 2, count do text = text .. string.char(math.random(97, 122)) end
  return text
end

function init()
  -- Fixed, so that two runs ask for the same in the same order.
  math.randomseed(42 + id)
  expected = tonumber(os.getenv("EXPECTED"))
  wrk.headers["Accept"] = "application/fhir+json"
  if set("TOKEN") then wrk.headers["Authorization"] = "Bearer " .. set("TOKEN") end
  if set("BODY") then
    body = contents(set("BODY"))
    wrk.headers["Content-Type"] = "application/fhir+json"
  else
    for line in io.lines(os.getenv("TARGETS")) do targets[#targets + 1] = wrk.format("GET", line) end
  end
end

local function patient()
  made = made + 1
  local words = {
    IDENTIFIER = string.format("%s-%d-%d", os.getenv("RUN"), id, made),
    FAMILY = letters(9),
    GIVEN = letters(6),
    BIRTHDATE = string.format("%d-%02d-%02d", math.random(1930, 2020), math.random(12), math.random(28)),
  }
  return (body:gsub("@(%u+)@", words))
end

function request()
  if body then return wrk.format("POST", os.getenv("ROOT") .. "/Patient", nil, patient()) end
  return targets[math.random(#targets)]
end

function response(status)
  if status ~= expected then wrong = wrong + 1 end
end

function done(summary, latency)
  local errors = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  for _, thread in ipairs(threads) do errors = errors + thread:get("wrong") end
  local result = assert(io.open(os.getenv("RESULT"), "w"))
  result:write(string.format("%d\t%.3f\t%.2f\t%.2f\t%d\n", summary.requests, summary.duration / 1e6,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, errors))
  result:close()
end
