#!/bin/sh
# Makes the replica set, its root user and the API's own user, once; run again it changes nothing.
set -eu
root_password=$(cat /run/secrets/mongo_root_password)
api_password=$(cat /run/secrets/mongo_api_password)
export root_password api_password

# The first server lets a connection from its own machine in until there is a user, so this runs in its network.
mongosh --quiet --host 127.0.0.1 --eval '
  // Once there are users, only they may initiate: then the set and both users are there.
  let isNew = true;
  try {
    rs.initiate({
      _id: "rs0",
      settings: { electionTimeoutMillis: 5000 },
      members: [
        { _id: 0, host: "mongo-0:27017", priority: 2 },
        { _id: 1, host: "mongo-1:27017" },
        { _id: 2, host: "mongo-2:27017" },
      ],
    });
  } catch (error) {
    if (error.codeName === "Unauthorized") isNew = false;
    else if (error.codeName !== "AlreadyInitialized") throw error;
  }
  if (isNew) {
    while (!db.hello().isWritablePrimary) sleep(500);
    db.getSiblingDB("admin").createUser({ user: "root", pwd: process.env.root_password, roles: ["root"] });
  }
'
mongosh --quiet "mongodb://mongo-0:27017,mongo-1:27017,mongo-2:27017/?replicaSet=rs0" --eval '
  const admin = db.getSiblingDB("admin");
  admin.auth("root", process.env.root_password);
  const roles = [{ role: "readWrite", db: "qeyafa_db" }, { role: "dbAdmin", db: "qeyafa_db" }, { role: "clusterMonitor", db: "admin" }];
  if (admin.getUser("qeyafa")) admin.updateUser("qeyafa", { pwd: process.env.api_password, roles });
  else admin.createUser({ user: "qeyafa", pwd: process.env.api_password, roles });
'
